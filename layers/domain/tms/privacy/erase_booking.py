"""Use case: erase the people of a booking that is over, at the wish of its customer."""

from datetime import datetime, timedelta

from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.for_privacy.customer import find_for_customer
from tms.kernel.access.caller import Caller
from tms.kernel.clock import at, epoch, offset_of, rfc3339
from tms.kernel.errors import Conflict
from tms.payments import for_privacy as payments
from tms.privacy.erasure import erase_people
from tms.privacy.views import ErasureView
from tms.tickets.ticket import VALID_AFTER_ARRIVAL_SECONDS


def erase_booking(caller: Caller, booking_id: str) -> ErasureView:
    """Erase names, phones and addresses of a booking, its tickets and payments; a repeat changes nothing.

    Raises:
        NotFound: `booking_not_found`.
        Forbidden: `not_the_customer`.
        Conflict: `booking_held`: its seats are held; `trip_ahead`: its tickets may still be checked;
            `payment_running`: the provider has not decided on a payment.
    """
    booking = find_for_customer(caller, booking_id)
    _refuse_unless_over(booking)
    if any(map(payments.is_pending, booking.payments_begun)) or not erase_people(booking_id):
        raise Conflict(
            "payment_running", "The provider has not decided on a payment yet. Try again in an hour."
        )
    erased_at = find_for_customer(caller, booking_id).erased_at or epoch()
    return ErasureView(booking_id, at(erased_at, offset_of(booking.departure_at)))


def _refuse_unless_over(booking: Booking) -> None:
    now = epoch()
    zone = offset_of(booking.departure_at)
    if booking.status is BookingStatus.HELD:
        until = at(booking.hold_expires_at, zone)
        detail = f"Its seats are held until {until:%H:%M}. It can be erased when the hold has ended."
        raise Conflict("booking_held", detail, erasable_at=rfc3339(until))
    checked_until = booking.arrival_at + timedelta(seconds=VALID_AFTER_ARRIVAL_SECONDS)
    if booking.status is BookingStatus.CONFIRMED and now < checked_until.timestamp():
        raise Conflict("trip_ahead", _ahead(checked_until), erasable_at=rfc3339(checked_until))


def _ahead(until: datetime) -> str:
    return f"Its tickets may be checked until {until:%H:%M on %d %B %Y}. It can be erased after that."
