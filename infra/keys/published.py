"""The public keys that a stage's functions have: a deployment writes the JWKS into their environment."""

import json
from typing import Any

from botocore.exceptions import ClientError

from infra.keys.rings import PublicKey
from infra.terminal import Stop, say

READERS = ("auth-authorize", "auth-get-jwks")
"""The functions that have the JWKS: one checks tokens with it, one publishes it."""


def deployed(functions: Any, stage: str) -> list[list[PublicKey]]:
    """Return the JWKs that each reader has; before the first deployment an empty list, and print that.

    Args:
        functions: a client of AWS Lambda.

    Raises:
        Stop: they cannot be read.
    """
    found = [_keys_of(functions, f"tms-{stage}-{reader}") for reader in READERS]
    if any(keys is not None for keys in found):
        return [keys or [] for keys in found]
    say(f"No function of the stage {stage} is deployed yet, so that nobody goes by an older JWKS.")
    return []


def nothing_deployed(functions: Any, stage: str) -> bool:
    """Tell whether none of the readers exists: the stage was never deployed."""
    return all(_environment(functions, f"tms-{stage}-{reader}") is None for reader in READERS)


def _keys_of(functions: Any, name: str) -> list[PublicKey] | None:
    environment = _environment(functions, name)
    if environment is None:
        return None
    if "Error" in environment:
        raise Stop(f"The JWKS of {name} cannot be read: {environment['Error'].get('Message')}")
    keys: list[PublicKey] = json.loads(environment.get("Variables", {}).get("JWKS", "{}")).get("keys", [])
    return keys


def _environment(functions: Any, name: str) -> dict[str, Any] | None:
    """Return a function's environment as AWS Lambda answers it; None if there is no such function."""
    try:
        found: dict[str, Any] = functions.get_function_configuration(FunctionName=name)
    except ClientError as error:
        if error.response["Error"]["Code"] == "ResourceNotFoundException":
            return None
        raise
    return found.get("Environment") or {}
