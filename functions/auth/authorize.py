"""Lambda authorizer of the API: a token in, a policy for the whole stage out. It reads no database.

Two authorizers of the API run it. The one for signed-in callers is cached by the Authorization header,
so its policy must hold for every method of the stage. The one for routes that guests may use is not
cached and lets a request without a token pass as `anonymous`; a bad token is refused by both.
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from tms.auth.access_tokens import BadToken, public_keys, verify
from tms.kernel import starting
from tms.kernel.access.caller import ANONYMOUS
from tms.kernel.settings import from_environment


@dataclass(frozen=True)
class Settings:
    """Whose tokens are accepted."""

    jwks: str
    token_issuer: str
    token_audience: str


settings = from_environment(Settings)
starting.require_all()


@cache
def _keys() -> dict[str, Any]:
    return public_keys(json.loads(settings().jwks))


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Return the policy and context for a REQUEST authorizer's event.

    Raises:
        Exception: with the text "Unauthorized", which API Gateway answers with 401.
    """
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    shown = headers.get("authorization")
    if not shown:
        return _policy(event, ANONYMOUS, {"subject": ANONYMOUS})
    scheme, _, token = shown.partition(" ")
    try:
        caller, expires = verify(
            token.strip(" ") if scheme.lower() == "bearer" else "",
            keys=_keys(),
            issuer=settings().token_issuer,
            audience=settings().token_audience,
        )
    except BadToken:
        raise Exception("Unauthorized") from None  # noqa: TRY002 - the text is API Gateway's own protocol
    # The gateway keeps this answer longer than the token may live.
    return _policy(event, caller.subject, {**caller.context, "exp": str(expires)})


def _policy(event: dict[str, Any], principal: str, context: dict[str, str]) -> dict[str, Any]:
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
