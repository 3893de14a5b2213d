"""Door for settling a payment: the booking it pays for, and the sale of the seats."""

from tms.bookings import store
from tms.bookings.booking import Booking, Unsold
from tms.bookings.store import confirm_into, find, sealed_otherwise
from tms.kernel.store import ConditionFailed

__all__ = ["confirm_into", "find", "sealed_otherwise", "why_unsold"]


def why_unsold(booking: Booking, failure: ConditionFailed, now: int) -> Unsold:
    """Return why a transaction with `confirm_into` failed."""
    if store.BOOKING in failure.failed:
        return Unsold.PAID_ALREADY
    closed = any(
        seat.closes[booking.start] <= now for seat in store.seats_that_failed(failure) if seat.closes
    )
    return Unsold.SALES_CLOSED if closed else Unsold.SEATS_GONE
