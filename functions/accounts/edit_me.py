"""PATCH /auth/me: change the caller's own name and ways to sign in."""

from tms.accounts.edit_me import edit_me
from tms.accounts.requests import EditRequest
from tms.accounts.views import Me
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Gateway, service_app

app = service_app("auth")


@app.patch(
    "/auth/me",
    allow=Permission.ACCOUNT_UPDATE,
    body=EditRequest,
    jwe=True,
    returns=Me,
    errors={
        401: ("account_gone",),
        403: ("wrong_password",),
        409: ("account_exists", "last_way_to_sign_in"),
        429: ("too_many_attempts",),
    },
    rate=10,
    summary="Change one's account",
)
def handle(caller: Caller, request: EditRequest, gateway: Gateway) -> Me:
    """Change the account. A new address or number replaces the former one once its code is typed."""
    return edit_me(caller, request, gateway.source_ip)
