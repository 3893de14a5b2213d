"""Use cases of a person's own sessions: see them, end one, end all."""

from tms.auth import session_store
from tms.auth.views import SessionsView, SessionView
from tms.kernel.caller import Caller
from tms.kernel.clock import at, epoch
from tms.kernel.errors import NotFound


def show_sessions(caller: Caller) -> SessionsView:
    """Return the caller's sessions that are not over, the latest used first."""
    now = epoch()
    sessions = [session for session in session_store.sessions_of(caller.subject) if session.expires > now]
    sessions.sort(key=lambda session: session.renewed_at, reverse=True)
    return SessionsView(
        [
            SessionView(
                session_id=session.session_id,
                started_at=at(session.started_at),
                last_used_at=at(session.renewed_at),
                source_ip=session.source_ip,
                current=session.session_id == caller.session,
            )
            for session in sessions
        ]
    )


def end_session(caller: Caller, session_id: str) -> None:
    """End one of the caller's sessions. Its access token is good until it runs out, fifteen minutes at most.

    Raises:
        NotFound: `session_not_found`, also where it is somebody else's.
    """
    if not session_store.end_session(caller.subject, session_id):
        raise NotFound("session_not_found", f"You have no session {session_id}.")


def sign_out(caller: Caller) -> None:
    """End the session whose access token this is. Doing it again changes nothing."""
    if caller.session is not None:
        session_store.end_session(caller.subject, caller.session)


def sign_out_everywhere(caller: Caller) -> None:
    """End all sessions of the caller."""
    session_store.end_all(caller.subject)
