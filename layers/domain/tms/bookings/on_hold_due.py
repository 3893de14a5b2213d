"""Use case: a hold that nobody paid in time ends."""

from tms.bookings import store
from tms.bookings.booking import BookingStatus
from tms.kernel.clock import epoch


def expire(booking_id: str) -> int:
    """Let a hold that ran out be expired, and announced by that write.

    Returns:
        Seconds until the hold ends; 0 if nothing is left to wait for.
    """
    booking = store.find(booking_id)
    if booking is None or booking.status is not BookingStatus.HELD:
        return 0
    now = epoch()
    if booking.hold_expires_at > now:
        return booking.hold_expires_at - now
    store.expire(booking_id, now)
    return 0
