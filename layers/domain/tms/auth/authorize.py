"""Use case: turn the access token of a request into a policy for the whole stage. It reads no database."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from tms.auth.access_tokens import public_keys, verify
from tms.kernel.access.caller import ANONYMOUS
from tms.kernel.settings import from_environment


@dataclass(frozen=True)
class Settings:
    """Whose tokens are accepted."""

    jwks: str
    token_issuer: str
    token_audience: str


settings = from_environment(Settings)


def authorize(event: dict[str, Any]) -> dict[str, Any]:
    """Return the policy and context for a REQUEST authorizer's event. Without a token, they are for a guest.

    Raises:
        BadToken: the token is not ours, or ran out.
    """
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    shown = headers.get("authorization")
    if not shown:
        return _policy(event, ANONYMOUS, {"subject": ANONYMOUS})
    scheme, _, token = shown.partition(" ")
    caller, expires = verify(
        token.strip(" ") if scheme.lower() == "bearer" else "",
        keys=_keys(settings().jwks),
        issuer=settings().token_issuer,
        audience=settings().token_audience,
    )
    # The gateway may keep this answer for longer than the token lives, so that the functions check `exp`.
    return _policy(event, caller.subject, {**caller.context, "exp": str(expires)})


@cache
def _keys(jwks: str) -> dict[str, Any]:
    return public_keys(json.loads(jwks))


def _policy(event: dict[str, Any], principal: str, context: dict[str, str]) -> dict[str, Any]:
    """Return a policy for every method of the stage: the gateway's cached answer serves them all."""
    api_and_stage = "/".join(event["methodArn"].split("/")[:2])
    return {
        "principalId": principal,
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [
                {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": f"{api_and_stage}/*/*"}
            ],
        },
        "context": context,
    }
