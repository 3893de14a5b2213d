"""Secrets: JSON in SSM SecureString parameters, kept per container for a few minutes."""

import json
import time
from typing import Any

KEEP_SECONDS = 300
"""Measured by the wall clock: the monotonic clock may stand still while a container sleeps between calls."""

_kept: dict[str, tuple[float, str]] = {}
"""When each parameter was read, and its text."""


def secret(name: str) -> dict[str, Any]:
    """Return the JSON object in the SecureString parameter `name`.

    Raises:
        botocore.exceptions.ClientError: the parameter cannot be read; a secret has no default.
    """
    now = time.time()
    if name not in _kept or not fresh(now - _kept[name][0]):
        _kept[name] = now, _read(name)
    value: dict[str, Any] = json.loads(_kept[name][1])
    return value


def find_secret(name: str) -> dict[str, Any] | None:
    """Return the JSON object in a SecureString parameter that a stage may do without; None if it has none.

    Raises:
        botocore.exceptions.ClientError: the parameter cannot be read.
    """
    from botocore.exceptions import ClientError

    try:
        return secret(name)
    except ClientError as error:
        if error.response["Error"]["Code"] == "ParameterNotFound":
            return None
        raise


def fresh(age: float) -> bool:
    """Tell whether a value read `age` seconds ago may be used; not if the clock was set back since."""
    return 0 <= age < KEEP_SECONDS


def forget() -> None:
    """Forget the secrets that were read (tests only)."""
    _kept.clear()


def _read(name: str) -> str:
    from tms.kernel.aws import client

    return str(client("ssm").get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"])
