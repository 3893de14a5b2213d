"""Use case: let the seats of an unpaid booking go before its hold ends."""

from functools import partial

from tms.bookings import hold_store, personal_data, tallies
from tms.bookings.booking import Booking
from tms.bookings.find_booking import find_all_to_change, find_to_change
from tms.bookings.parts import writes_of
from tms.bookings.unpaid import UNPAID, require_unpaid
from tms.bookings.views import BookingView, booking_view
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.logging import count
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction


def release_hold(caller: Caller, booking_id: str) -> BookingView:
    """Make the seats of an unpaid booking free at once, and return it; a repeat is answered the same.

    All parts of a journey are released: none of them is paid without the others.

    The seats count as lapsed, so nobody keeps seats from others by holding and releasing them again and
    again. A payment that is on its way buys nothing any more: its money goes back when it comes.

    Raises:
        NotFound: `booking_not_found`.
        Forbidden: `not_allowed`.
        Conflict: `already_paid`, `booking_cancelled`, `booking_exchanged`.
    """
    booking = until_settled(partial(_release, caller, booking_id))
    return booking_view(booking, personal_data.passengers_of(booking))


def _release(caller: Caller, booking_id: str) -> Booking:
    booking = find_to_change(caller, booking_id)
    require_unpaid(booking)
    if booking.released_at is not None:
        return booking
    now = epoch()
    several = find_all_to_change(caller, booking_id)
    parts = [each for each in several if each.status in UNPAID and each.released_at is None]
    transaction = Transaction()
    tallies.lapse_into(transaction, now, *parts)
    for part in parts:
        _release_into(writes_of(transaction, part), part, now)
    if not transaction.happens():
        raise Overtaken
    for part in parts:
        tallies.name_lapsed(part, now)
    count("HoldsReleased", len(parts))
    return find_to_change(caller, booking_id)


def _release_into(transaction: Transaction, booking: Booking, now: int) -> None:
    hold_store.release_into(transaction, booking, now)
    seats = [place.seat for place in booking.places]
    after = {"status": "EXPIRED", "trip_id": booking.trip_id, "seats": seats}
    entry = audit.Entry("booking.released", booking.booking_id, booking.company_id, after=after)
    audit.add_if_staff(transaction, entry)
