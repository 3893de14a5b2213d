"""Door for starting a payment: find the booking, ask whether its company sells, and extend its hold."""

from tms.bookings import store
from tms.bookings.booking import Booking
from tms.bookings.find_booking import find_for
from tms.bookings.require_selling import require_selling
from tms.bookings.store import BOOKING
from tms.kernel.store import Transaction

__all__ = ["BOOKING", "extend_into", "find_for", "require_selling"]


def extend_into(transaction: Transaction, booking: Booking, payment_id: str, now: int) -> None:
    """Add to `transaction` that the hold, if it still runs at `now`, goes on while the payment does."""
    store.extend_into(transaction, booking, payment_id, booking.held_until(now), now)
