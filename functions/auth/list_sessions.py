"""GET /auth/sessions: the devices on which the caller is signed in."""

from tms.auth import showing_sessions
from tms.auth.views import SessionsView
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("auth")


@app.get(
    "/auth/sessions", allow=Permission.ACCOUNT_READ, returns=SessionsView, summary="Where am I signed in"
)
def list_sessions(caller: Caller) -> SessionsView:
    """List the caller's sessions."""
    return showing_sessions.show_sessions(caller)
