"""Use case: sign out on this device."""

from tms.accounts.end_session import end_own
from tms.kernel.access.caller import Caller


def logout(caller: Caller) -> None:
    """End the session of the caller's access token. To do it again changes nothing."""
    if caller.session is not None:
        end_own(caller, caller.session)
