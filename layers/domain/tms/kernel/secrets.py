"""Secrets: JSON in SSM SecureString parameters, kept per container for a few minutes."""

import json
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.parameters import SSMProvider

KEEP_SECONDS = 300


@cache
def _provider() -> "SSMProvider":
    from aws_lambda_powertools.utilities.parameters import SSMProvider

    from tms.kernel.aws import client

    return SSMProvider(boto3_client=client("ssm"))


def secret(name: str) -> dict[str, Any]:
    """Return the JSON object in the SecureString parameter `name`.

    Raises:
        aws_lambda_powertools.utilities.parameters.exceptions.GetParameterError: it cannot be read.
            A function without its secret does not work; there is no default.
    """
    text = _provider().get(name, decrypt=True, max_age=KEEP_SECONDS)
    value: dict[str, Any] = json.loads(str(text))
    return value


def forget() -> None:
    """Drop what was read (tests only)."""
    _provider.cache_clear()
