"""Writes audit records of what operators do with a stage's secrets.

A secret in SSM and a record in DynamoDB cannot be written in one transaction. The record is written right
after the change; a command that cannot write it fails and tells what it has changed.
"""

from collections.abc import Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.exceptions import PynamoDBException

from infra.keys.published import nothing_deployed
from infra.terminal import Stop, say
from tms.kernel.access import audit, request_context
from tms.kernel.access.request_context import RequestContext

OPERATOR = "operator"
"""The actor of changes at the command line; the record's `by` names the credentials that were used."""


def audited(sts: Any, functions: Any, stage: str, action: str, target: str, **after: str) -> None:
    """Write one audit record. The domain's stores must be set to the stage, see `infra.domain`.

    Before the first deployment there is no table, and no function that uses the secrets; then nothing is
    written.

    Args:
        sts, functions: clients of STS, which tells whose credentials are used, and of AWS Lambda, which tells
            whether anything is deployed.
        action: what was done, as `keys.rotated`.
        target: name of the ring or parameter.
        after: more members of the record's `after`.

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
    """Write a record; return False if there is no table."""
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
