"""Lambda authorizer of the API: a token in, a policy for the whole stage out. It reads no database.

Two authorizers of the API run it. One is for routes that need a signed-in caller; its answers are cached by
the Authorization header, so a policy must hold for every method of the stage. The other one is for routes
that guests may use; it is not cached, and lets a request without token pass as `anonymous`. Both refuse a bad
token.
"""

from typing import Any

from tms.auth.authorize import authorize
from tms.kernel import startup
from tms.kernel.access.access_tokens import BadToken

startup.require_all()


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Return the policy and context for a REQUEST authorizer's event.

    Raises:
        Exception: with the text "Unauthorized", which API Gateway answers with 401.
    """
    try:
        return authorize(event)
    except BadToken:
        raise Exception("Unauthorized") from None  # noqa: TRY002 - the text is API Gateway's own protocol
