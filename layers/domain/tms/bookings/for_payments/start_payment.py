"""Door for starting a payment: find what it pays for, ask whether the company sells, and extend the holds."""

from collections.abc import Sequence

from tms.bookings import store
from tms.bookings.booking import Booking
from tms.bookings.find_booking import find_for
from tms.bookings.parts import failed_of, parts_of, writes_of
from tms.bookings.require_selling import require_selling
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.store import ConditionFailed, Transaction

__all__ = ["extend_into", "find_paid_together", "has_changed", "require_selling"]


def find_paid_together(caller: Caller, booking_id: str) -> list[Booking]:
    """Return a booking that the caller may see with those that are paid together with it, as they are now.

    Raises:
        NotFound: `booking_not_found`; also if the caller may not see the booking.
    """
    return [each.seen_at(epoch()) for each in parts_of(find_for(caller, booking_id))]


def extend_into(transaction: Transaction, bookings: Sequence[Booking], payment_id: str, now: int) -> None:
    """Add to `transaction` that holds which still run at `now` go on while the payment does."""
    until = min(booking.held_until(now) for booking in bookings)
    for booking in bookings:
        store.extend_into(writes_of(transaction, booking), booking, payment_id, until, now)


def has_changed(failure: ConditionFailed, bookings: Sequence[Booking]) -> bool:
    """Tell whether a transaction with `extend_into` failed because a booking is not as it was read."""
    return any(store.BOOKING in failed_of(failure, booking).failed for booking in bookings)
