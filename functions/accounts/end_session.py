"""DELETE /auth/sessions/{session_id}: end one of the caller's sessions."""

from tms.accounts.end_session import end_session
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app

app = service_app("auth")


@app.delete(
    "/auth/sessions/{session_id}",
    allow=Permission.ACCOUNT_READ,
    allowed_while_suspended=True,
    status=204,
    errors={404: ("session_not_found",)},
    rate=20,
    summary="Sign out elsewhere",
)
def handle(caller: Caller, session_id: str) -> Answer:
    """End a session on any device."""
    end_session(caller, session_id)
    return Answer()
