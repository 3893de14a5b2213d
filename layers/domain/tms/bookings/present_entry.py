"""An entry of the waiting list as it is at present, with what became of the seats that it was offered."""

from tms.bookings import store as bookings
from tms.bookings.waiting_list.entry import Entry, EntryStatus, settled
from tms.kernel.clock import epoch


def as_it_is(entry: Entry) -> Entry:
    """Return an entry as it is now, whether what became of its offer was written down or not."""
    if entry.status not in {EntryStatus.OFFERED, EntryStatus.MISSED} or entry.offer is None:
        return entry
    booking = bookings.find(entry.offer.booking_id)
    return entry if booking is None else settled(entry, booking, epoch())
