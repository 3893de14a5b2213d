"""Writes what an operator did with a stage's secrets to the platform's own audit trail.

A secret in SSM and a record in DynamoDB cannot be written together, so the record comes right behind the
change, and a command that could not write it fails and says what it has done.
"""

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.exceptions import PynamoDBException

from infra.problems import Stop
from infra.progress import say
from tms.kernel import audit, origin
from tms.kernel.origin import Origin

OPERATOR = "operator"
"""The actor of what is done at the command line. Whose credentials these are stands in the record."""


def audited(sts: Any, action: str, target: str, **after: str) -> None:
    """Write one record; the domain's stores must be set to the stage, see `infra.domain`.

    Before the first deployment there is no audit trail, and nobody whom the secrets serve.

    Args:
        sts: a client of the account, to tell whose credentials are used.
        action: what was done, as `keys.rotated`.
        target: name of the ring or parameter.

    Raises:
        Stop: the change was made and could not be audited.
    """
    try:
        by = str(sts.get_caller_identity()["Arn"])
        with origin.of(Origin(OPERATOR)):
            audit.record(audit.Entry(action, target, after={**after, "by": by}))
    except (BotoCoreError, ClientError, PynamoDBException) as error:
        if getattr(error, "cause_response_code", None) == "ResourceNotFoundException":
            say("Nothing is deployed in this stage yet, so that there is no audit trail to write it to.")
            return
        done = ", ".join([action, target, *after.values()])
        raise Stop(f"This was done, and could not be written to the audit trail: {done}. {error}") from error
