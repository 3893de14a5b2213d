"""Writes what an operator did with a stage's secrets to the platform's own audit trail.

A secret in SSM and a record in DynamoDB cannot be written together, so the record comes right behind the
change, and a command that could not write it fails and says what it has done.
"""

from collections.abc import Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.exceptions import PynamoDBException

from infra.keys.published import nothing_deployed
from infra.problems import Stop
from infra.progress import say
from tms.kernel.access import audit, request_context
from tms.kernel.access.request_context import RequestContext

OPERATOR = "operator"
"""The actor of what is done at the command line. Whose credentials these are stands in the record."""


def audited(sts: Any, functions: Any, stage: str, action: str, target: str, **after: str) -> None:
    """Write one record; the domain's stores must be set to the stage, see `infra.domain`.

    Before the first deployment there is no audit trail, and nobody whom the secrets serve.

    Args:
        sts, functions: clients of the account: one tells whose credentials are used, one of AWS Lambda
            whether anything is deployed.
        action: what was done, as `keys.rotated`.
        target: name of the ring or parameter.

    Raises:
        Stop: the change was made and could not be audited.
    """
    try:
        by = str(sts.get_caller_identity()["Arn"])
        if not _written(audit.Entry(action, target, after={**after, "by": by})):
            if not nothing_deployed(functions, stage):
                raise _unaudited("there is no table for it", action, target, after)
            say("Nothing is deployed in this stage yet, so that there is no audit trail to write it to.")
    except (BotoCoreError, ClientError, PynamoDBException) as error:
        raise _unaudited(str(error), action, target, after) from error


def _written(entry: audit.Entry) -> bool:
    """Write a record; False where there is no table."""
    try:
        with request_context.entered(RequestContext(OPERATOR)):
            audit.record(entry)
    except PynamoDBException as error:
        if getattr(error, "cause_response_code", None) == "ResourceNotFoundException":
            return False
        raise
    return True


def _unaudited(why: str, action: str, target: str, after: Mapping[str, str]) -> Stop:
    done = ", ".join([action, target, *after.values()])
    return Stop(f"This was done, and could not be written to the audit trail: {done}. {why}")
