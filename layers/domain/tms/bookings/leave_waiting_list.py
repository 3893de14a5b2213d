"""Use case: leave the waiting list, for all trips of an entry."""

from functools import partial

from tms.bookings import hold_store
from tms.bookings import store as bookings
from tms.bookings.booking import BookingStatus
from tms.bookings.find_entry import find_own
from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.entry import EntryStatus
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction


def leave_waiting_list(caller: Caller, entry_id: str) -> None:
    """Take an entry out of every line, and erase its people; a repeat changes nothing.

    Seats that are held for it and not paid go to the next in line. A booking that was paid stays.

    Raises:
        NotFound: `waiting_entry_not_found`; also if somebody else made it.
    """
    until_settled(partial(_leave, caller, entry_id))


def _leave(caller: Caller, entry_id: str) -> None:
    entry, now = find_own(caller, entry_id), epoch()
    if entry.status is EntryStatus.LEFT:
        return
    transaction = Transaction()
    store.write_into(transaction, entry.over(EntryStatus.LEFT, now), entry)
    if entry.status is EntryStatus.OFFERED and entry.offer is not None:
        booking = bookings.find(entry.offer.booking_id)
        if booking is not None and booking.seen_at(now).status is BookingStatus.HELD:
            hold_store.release_into(transaction, booking, now)
    audit.add_if_staff(transaction, audit.Entry("waiting.left", entry_id, entry.company_id))
    if not transaction.happens():
        raise Overtaken
