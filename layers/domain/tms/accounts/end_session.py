"""Use cases: end one's own sessions, one or all."""

from functools import partial

from tms.accounts.sessions import session_store
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound


def end_session(caller: Caller, session_id: str) -> None:
    """End one of the caller's sessions. Its access token is good until it runs out, fifteen minutes at most.

    Raises:
        NotFound: `session_not_found`, also where it is somebody else's.
    """
    if not _ended(caller, session_id):
        raise NotFound("session_not_found", f"You have no session {session_id}.")


def sign_out(caller: Caller) -> None:
    """End the session whose access token this is. Doing it again changes nothing."""
    if caller.session is not None:
        _ended(caller, caller.session)


def sign_out_everywhere(caller: Caller) -> None:
    """End all sessions of the caller, one by one: who does it again ends what was left."""
    for session in session_store.sessions_of(caller.subject):
        _ended(caller, session.session_id)


def _ended(caller: Caller, session_id: str) -> bool:
    """End a session, which is audited if it is one of staff; False if there was none."""
    entry = audit.Entry("session.ended", session_id, caller.company)
    return session_store.end_session(caller.subject, session_id, partial(audit.add_if_staff, entry=entry))
