"""Sessions that their owner ends."""

from functools import partial

from tms.accounts.sessions import session_store
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller


def end_own(caller: Caller, session_id: str) -> bool:
    """End a session of the caller, audited if the caller is staff; False if there was none."""
    entry = audit.Entry("session.ended", session_id, caller.company)
    return session_store.end_session(caller.subject, session_id, partial(audit.add_if_staff, entry=entry))
