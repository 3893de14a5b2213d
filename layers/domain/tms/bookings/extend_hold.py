"""Use case: give a customer ten more minutes to pay, once."""

from functools import partial

from tms.bookings import hold_store, personal_data
from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.extension import extended_until
from tms.bookings.find_booking import find_to_change
from tms.bookings.store import BOOKING
from tms.bookings.unpaid import require_unpaid
from tms.bookings.views import BookingView, booking_view
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import at, epoch, offset_of, rfc3339
from tms.kernel.errors import Conflict
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction


def extend_hold(caller: Caller, booking_id: str) -> BookingView:
    """Extend a hold by ten minutes, or as far as it may last, and return the booking.

    Raises:
        NotFound: `booking_not_found`.
        Forbidden: `not_allowed`.
        Conflict: `extended_already`, `hold_at_its_longest`, `hold_expired`, `sales_closed`, `already_paid`,
            `booking_cancelled`, `booking_exchanged`.
    """
    booking = until_settled(partial(_extend, caller, booking_id))
    return booking_view(booking, personal_data.passengers_of(booking))


def _extend(caller: Caller, booking_id: str) -> Booking:
    booking = find_to_change(caller, booking_id)
    until = _possible(booking)
    now = epoch()
    transaction = Transaction()
    hold_store.extend_into(transaction, booking, until, now)
    after = {"hold_expires_at": until}
    audit.add_if_staff(
        transaction, audit.Entry("booking.extended", booking_id, booking.company_id, after=after)
    )
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if BOOKING in failure.failed:
            raise Overtaken from None
        raise Conflict("sales_closed", "Sales for this departure have ended.") from None
    return find_to_change(caller, booking_id)


def _possible(booking: Booking) -> int:
    """Return the end of the extended hold, in epoch seconds."""
    require_unpaid(booking)
    if booking.status is BookingStatus.EXPIRED:
        raise Conflict("hold_expired", "The hold has ended. Book again; the seats may still be free.")
    end = rfc3339(at(booking.hold_expires_at, offset_of(booking.departure_at)))
    if booking.extended_at is not None:
        raise Conflict(
            "extended_already", "A hold can be extended once, and this one was.", hold_expires_at=end
        )
    until = extended_until(booking)
    if until <= booking.hold_expires_at:
        raise Conflict(
            "hold_at_its_longest",
            "This hold lasts as long as it may already: at most 45 minutes, and never beyond the departure.",
            hold_expires_at=end,
        )
    return until
