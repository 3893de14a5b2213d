"""Whether a booking can be paid for now, pure."""

from tms.bookings.booking import MOST_PAYMENTS, Booking, BookingStatus
from tms.kernel.errors import Conflict
from tms.payments.payment import Payment, PaymentStatus


def require_payable(booking: Booking, latest: Payment | None) -> None:
    """Refuse a booking that cannot be paid for now.

    Each payment becomes the booking's latest one, on the condition that the latest is still the one that was
    read. So the number of payments begun, as it was read, holds until the commit.

    Args:
        latest: the payment that was begun last.

    Raises:
        Conflict: `already_paid`, `booking_cancelled`, `booking_exchanged`, `hold_expired`,
            `payment_running`, `too_many_payments`.
    """
    if booking.status is BookingStatus.CONFIRMED:
        raise Conflict("already_paid", "This booking is paid.", payment_id=booking.payment_id)
    if booking.status is BookingStatus.CANCELLED:
        raise Conflict("booking_cancelled", "This booking was cancelled. Book another trip.")
    if booking.status is BookingStatus.EXCHANGED:
        raise Conflict("booking_exchanged", "This booking was exchanged for another one.")
    if booking.status is BookingStatus.EXPIRED:
        raise Conflict("hold_expired", "The hold has ended. Book again; the seats may still be free.")
    if latest is not None and latest.status is not PaymentStatus.FAILED:
        raise Conflict(
            "payment_running",
            "A payment for this booking is running. Approve it on the phone, or wait until it fails.",
            payment_id=booking.payment_id,
        )
    if len(booking.payments_begun) >= MOST_PAYMENTS:
        raise Conflict(
            "too_many_payments", f"{MOST_PAYMENTS} payments of this booking were begun. Book again to pay."
        )
