"""Use case: end one of one's own sessions."""

from tms.accounts.sessions.own_sessions import end_own
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound


def end_session(caller: Caller, session_id: str) -> None:
    """End one of the caller's sessions. Its access token works until it runs out, fifteen minutes at most.

    Raises:
        NotFound: `session_not_found`, also for a session of another account.
    """
    if not end_own(caller, session_id):
        raise NotFound("session_not_found", f"You have no session {session_id}.")
