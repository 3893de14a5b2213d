"""Use case: show an entry of the waiting list to its owner."""

from tms.bookings.find_entry import find_own
from tms.bookings.present_entry import as_it_is
from tms.bookings.show_entry import shown
from tms.bookings.waiting_list.views import WaitingEntry
from tms.kernel.access.caller import Caller


def get_waiting_entry(caller: Caller, entry_id: str) -> WaitingEntry:
    """Return the view of an entry, with its place in each line.

    Raises:
        NotFound: `waiting_entry_not_found`; also if somebody else made it.
    """
    return shown(as_it_is(find_own(caller, entry_id)))
