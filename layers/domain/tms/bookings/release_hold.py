"""Use case: let the seats of an unpaid booking go before its hold ends."""

from functools import partial

from tms.bookings import hold_store, personal_data, tallies
from tms.bookings.booking import Booking
from tms.bookings.find_booking import find_to_change
from tms.bookings.unpaid import require_unpaid
from tms.bookings.views import BookingView, booking_view
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.logging import count
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction


def release_hold(caller: Caller, booking_id: str) -> BookingView:
    """Make the seats of an unpaid booking free at once, and return it; a repeat is answered the same.

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
    transaction = Transaction()
    hold_store.release_into(transaction, booking, now)
    tallies.lapse_into(transaction, now, booking)
    seats = [place.seat for place in booking.places]
    after = {"status": "EXPIRED", "trip_id": booking.trip_id, "seats": seats}
    audit.add_if_staff(
        transaction, audit.Entry("booking.released", booking_id, booking.company_id, after=after)
    )
    if not transaction.happens():
        raise Overtaken
    tallies.name_lapsed(booking, now)
    count("HoldsReleased")
    return find_to_change(caller, booking_id)
