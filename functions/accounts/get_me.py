"""GET /auth/me: the caller's own account."""

from tms.accounts.get_me import get_me
from tms.accounts.views import Me
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("auth")


@app.get(
    "/auth/me",
    allow=Permission.ACCOUNT_READ,
    returns=Me,
    errors={401: ("account_gone",)},
    rate=100,
    summary="Who am I",
)
def handle(caller: Caller) -> Me:
    """Show the caller's own account."""
    return get_me(caller)
