"""Finds an entry of the waiting list for its owner."""

from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.entry import Entry
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound


def find_own(caller: Caller, entry_id: str) -> Entry:
    """Return an entry that the caller made, as it was last written.

    Raises:
        NotFound: `waiting_entry_not_found`; also if somebody else made it.
    """
    missing = NotFound("waiting_entry_not_found", f"There is no entry {entry_id} in the waiting list.")
    return tenancy.visible(caller, store.find(entry_id), entry_id, missing)
