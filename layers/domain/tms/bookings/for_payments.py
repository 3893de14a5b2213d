"""Use cases that payments have of bookings: what begins and settles a payment."""

from tms.bookings import store
from tms.bookings.booking import Booking, Unsold
from tms.kernel.store import ConditionFailed, Transaction


def find(booking_id: str) -> Booking | None:
    """Return a booking, as it was last written."""
    return store.find(booking_id)


def extend_into(transaction: Transaction, booking: Booking, payment_id: str, now: int) -> None:
    """Add to `transaction`: the hold, if it runs at `now`, goes on while the payment does."""
    store.extend_into(transaction, booking, payment_id, booking.held_until(now), now)


def confirm_into(transaction: Transaction, booking: Booking, payment_id: str, now: int) -> None:
    """Add to `transaction`: the booking is confirmed and its seats are sold, held or free again."""
    store.confirm_into(transaction, booking, payment_id, now)


def sealed_otherwise(booking: Booking, failure: ConditionFailed) -> bool:
    """Tell whether `confirm_into` failed since people were erased or sealed anew meanwhile: read again."""
    return store.sealed_otherwise(booking, failure)


def why_unsold(booking: Booking, failure: ConditionFailed, now: int) -> Unsold:
    """Return why a transaction with `confirm_into` failed."""
    if store.BOOKING in failure.failed:
        return Unsold.PAID_ALREADY
    closed = any(
        seat.closes[booking.start] <= now for seat in store.seats_that_failed(failure) if seat.closes
    )
    return Unsold.SALES_CLOSED if closed else Unsold.SEATS_GONE
