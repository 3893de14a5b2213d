"""Door for settling a payment: the booking it pays for, and the sale of the seats."""

from tms.bookings import store
from tms.bookings.booking import Booking, Unsold
from tms.bookings.store import changed_meanwhile, confirm_into, find
from tms.bookings.tallies import release
from tms.kernel.store import ConditionFailed

__all__ = ["changed_meanwhile", "confirm_into", "find", "release", "why_unsold"]


def why_unsold(booking: Booking, failure: ConditionFailed, now: int) -> Unsold:
    """Return why a transaction with `confirm_into` failed."""
    if store.BOOKING in failure.failed:
        return Unsold.PAID_ALREADY
    closed = any(
        seat.closes[booking.start] <= now for seat in store.seats_that_failed(failure) if seat.closes
    )
    return Unsold.SALES_CLOSED if closed else Unsold.SEATS_GONE
