"""Use case: end one of one's own sessions."""

from functools import partial

from tms.accounts.sessions import session_store
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound


def end_session(caller: Caller, session_id: str) -> None:
    """End one of the caller's sessions. Its access token works until it runs out, fifteen minutes at most.

    Raises:
        NotFound: `session_not_found`, also for a session of another account.
    """
    if not end_own(caller, session_id):
        raise NotFound("session_not_found", f"You have no session {session_id}.")


def end_own(caller: Caller, session_id: str) -> bool:
    """End a session of the caller, audited if the caller is staff; False if there was none."""
    entry = audit.Entry("session.ended", session_id, caller.company)
    return session_store.end_session(caller.subject, session_id, partial(audit.add_if_staff, entry=entry))
