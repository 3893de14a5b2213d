"""DELETE /auth/sessions/{session_id}: end one of the caller's sessions."""

from tms.auth import sessions
from tms.kernel.caller import Caller
from tms.kernel.http import Answer, service_app
from tms.kernel.permissions import Permission

app = service_app("auth")


@app.delete(
    "/auth/sessions/{session_id}",
    allow=Permission.ACCOUNT_READ,
    gives_up=True,
    status=204,
    errors={404: ("session_not_found",)},
    summary="Sign out elsewhere",
)
def end_session(caller: Caller, session_id: str) -> Answer:
    """End a session, on whatever device it is."""
    sessions.end_session(caller, session_id)
    return Answer()
