"""The caller of a request, by its bearer token.

The authorizer asks here. So does a function that verifies tokens itself, where no authorizer runs.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tms.kernel.access.access_tokens import BadToken, public_keys, verify
from tms.kernel.access.caller import ANONYMOUS
from tms.kernel.settings import from_environment

__all__ = ["BadToken", "Settings", "context_of"]


@dataclass(frozen=True)
class Settings:
    """Whose tokens are accepted."""

    jwks: str
    token_issuer: str
    token_audience: str


settings = from_environment(Settings)


def context_of(headers: Mapping[str, str]) -> dict[str, str]:
    """Return what API Gateway is told of the caller; without a token, the caller is a guest.

    Args:
        headers: in any case.

    Raises:
        BadToken: the token is not ours, or ran out.
    """
    shown = {name.lower(): value for name, value in headers.items()}.get("authorization")
    if not shown:
        return {"subject": ANONYMOUS}
    scheme, _, token = shown.partition(" ")
    caller, expires = verify(
        token.strip(" ") if scheme.lower() == "bearer" else "",
        keys=_keys(settings().jwks),
        issuer=settings().token_issuer,
        audience=settings().token_audience,
    )
    # The gateway may keep this answer for longer than the token lives, so that the functions check `exp`.
    return {**caller.context, "exp": str(expires)}


@cache
def _keys(jwks: str) -> dict[str, Any]:
    return public_keys(json.loads(jwks))
