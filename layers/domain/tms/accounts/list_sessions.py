"""Use case: look at one's own sessions."""

from tms.accounts.account import Session
from tms.accounts.sessions import session_store
from tms.accounts.views import SessionsView, SessionView
from tms.kernel.access.caller import Caller
from tms.kernel.clock import at, epoch


def list_sessions(caller: Caller) -> SessionsView:
    """Return the caller's sessions that are not over, the latest used first."""
    sessions = session_store.renewable(caller.subject, epoch())
    sessions.sort(key=lambda session: session.renewed_at, reverse=True)
    return SessionsView([_view(session, caller) for session in sessions])


def _view(session: Session, caller: Caller) -> SessionView:
    return SessionView(
        session_id=session.session_id,
        started_at=at(session.started_at),
        last_used_at=at(session.renewed_at),
        source_ip=session.source_ip,
        current=session.session_id == caller.session,
    )
