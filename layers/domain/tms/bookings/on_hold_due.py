"""Use case: expire a hold that nobody paid for in time."""

from tms.bookings import store, tallies
from tms.bookings.booking import Booking, BookingStatus
from tms.kernel.clock import epoch


def expire_hold(booking_id: str) -> int:
    """Expire a hold whose time is over, and count its seats as lapsed; the table's change announces it.

    Returns:
        Seconds until the hold ends; 0 if there is nothing left to wait for.
    """
    booking = store.find(booking_id)
    if booking is None or booking.status is not BookingStatus.HELD:
        return 0
    now = epoch()
    if booking.hold_expires_at > now:
        return booking.hold_expires_at - now
    if _expire(booking, now):
        tallies.lapse(booking, now)
    return 0


def _expire(booking: Booking, now: int) -> bool:
    if booking.promo is None and booking.carried is None:
        return store.expire(booking.booking_id, now)
    return store.expire_with_extras(booking, now)
