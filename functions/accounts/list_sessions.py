"""GET /auth/sessions: the devices on which the caller is signed in."""

from tms.accounts.list_sessions import list_sessions
from tms.accounts.views import SessionsView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("auth")


@app.get(
    "/auth/sessions",
    allow=Permission.ACCOUNT_READ,
    returns=SessionsView,
    rate=20,
    summary="Where am I signed in",
)
def handle(caller: Caller) -> SessionsView:
    """List the caller's sessions."""
    return list_sessions(caller)
