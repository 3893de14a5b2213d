"""Refuses what is possible with unpaid bookings alone."""

from tms.bookings.booking import Booking, BookingStatus
from tms.kernel.errors import Conflict

UNPAID = frozenset({BookingStatus.HELD, BookingStatus.EXPIRED})


def require_unpaid(booking: Booking) -> None:
    """Refuse a booking that was paid for, or that is over for other reasons than its time.

    Raises:
        Conflict: `already_paid`, `booking_cancelled`, `booking_exchanged`.
    """
    if booking.status is BookingStatus.CONFIRMED:
        raise Conflict(
            "already_paid",
            "This booking is paid. Its tickets can be cancelled instead.",
            payment_id=booking.payment_id,
        )
    if booking.status is BookingStatus.CANCELLED:
        raise Conflict("booking_cancelled", "This booking was cancelled. Book another trip.")
    if booking.status is BookingStatus.EXCHANGED:
        raise Conflict("booking_exchanged", "This booking was exchanged for another one.")
