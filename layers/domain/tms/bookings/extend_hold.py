"""Use case: give a customer ten more minutes to pay, once."""

from functools import partial

from tms.bookings import hold_store, personal_data
from tms.bookings.booking import Booking
from tms.bookings.extension import possible_end
from tms.bookings.find_booking import find_all_to_change, find_to_change
from tms.bookings.parts import failed_of, writes_of
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

    All parts of a journey are extended to the same end.

    Raises:
        NotFound: `booking_not_found`.
        Forbidden: `not_allowed`.
        Conflict: `extended_already`, `hold_at_its_longest`, `hold_expired`, `sales_closed`, `already_paid`,
            `booking_cancelled`, `booking_exchanged`.
    """
    booking = until_settled(partial(_extend, caller, booking_id))
    return booking_view(booking, personal_data.passengers_of(booking))


def _extend(caller: Caller, booking_id: str) -> Booking:
    now = epoch()
    parts = [each.seen_at(now) for each in find_all_to_change(caller, booking_id)]
    until = min(possible_end(part) for part in parts)
    transaction = Transaction()
    for part in parts:
        writes = writes_of(transaction, part)
        hold_store.extend_into(writes, part, until, now)
        audit.add_if_staff(
            writes,
            audit.Entry(
                "booking.extended", part.booking_id, part.company_id, after={"hold_expires_at": until}
            ),
        )
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if any(BOOKING in failed_of(failure, part).failed for part in parts):
            raise Overtaken from None
        raise Conflict("sales_closed", "Sales for this departure have ended.") from None
    return find_to_change(caller, booking_id)
