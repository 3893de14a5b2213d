"""Use case: give a customer ten more minutes to pay, once."""

from functools import partial

from tms.bookings import hold_store, personal_data
from tms.bookings.booking import Booking
from tms.bookings.extension import possible_end
from tms.bookings.find_booking import find_to_change
from tms.bookings.store import BOOKING
from tms.bookings.views import BookingView, booking_view
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
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
    until = possible_end(booking)
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
