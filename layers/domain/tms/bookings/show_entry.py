"""An entry of the waiting list as its owner sees it."""

from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.entry import Entry, EntryStatus
from tms.bookings.waiting_list.people import people_of
from tms.bookings.waiting_list.views import WaitingEntry, entry_view


def shown(entry: Entry) -> WaitingEntry:
    """Return the view of an entry, with its place in each line."""
    positions = {}
    if entry.status is EntryStatus.WAITING:
        for wish in entry.wishes:
            line = [waiter.entry_id for waiter in store.line_of(wish.trip_id)]
            if entry.entry_id in line:
                positions[wish.trip_id] = line.index(entry.entry_id) + 1
    return entry_view(entry, people_of(entry).passengers, positions)
