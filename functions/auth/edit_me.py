"""PATCH /auth/me: change the caller's own name and ways to sign in."""

from tms.auth import editing
from tms.auth.requests import EditRequest
from tms.auth.views import Me
from tms.kernel.caller import Caller
from tms.kernel.http import Gateway, service_app
from tms.kernel.permissions import Permission

app = service_app("auth")


@app.patch(
    "/auth/me",
    allow=Permission.ACCOUNT_UPDATE,
    body=EditRequest,
    sealed=True,
    returns=Me,
    errors={
        401: ("account_gone",),
        403: ("wrong_password",),
        409: ("account_exists", "last_way_to_sign_in"),
        429: ("too_many_attempts",),
    },
    summary="Change one's account",
)
def edit_me(caller: Caller, request: EditRequest, gateway: Gateway) -> Me:
    """Change the account. A new address or number replaces the old one when its code is given."""
    return editing.edit(caller, request, gateway.source_ip)
