"""Use case: sign out on every device."""

from tms.accounts.end_session import end_own
from tms.accounts.sessions import device_store, session_store
from tms.kernel.access.caller import Caller


def logout_all(caller: Caller) -> None:
    """End all sessions of the caller, one by one, and forget the devices, of which one may be stolen.

    If it breaks off, a repetition does what is left.
    """
    for session in session_store.sessions_of(caller.subject):
        end_own(caller, session.session_id)
    device_store.forget_all(caller.subject)
