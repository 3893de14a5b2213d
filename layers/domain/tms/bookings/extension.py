"""How far a customer may extend a hold by hand, pure."""

from tms.bookings.booking import LONGEST_HOLD_SECONDS, Booking

EXTENSION_SECONDS = 10 * 60
"""By how much a hold is extended, once; see `LONGEST_HOLD_SECONDS` for its end at the latest."""


def extended_until(booking: Booking) -> int:
    """Return the epoch second to which a hold can be extended.

    It is no later than the present end where the hold lasts as long as it may already, or the bus leaves.
    """
    wanted = booking.hold_expires_at + EXTENSION_SECONDS
    latest = booking.created_at + LONGEST_HOLD_SECONDS
    return min(wanted, latest, int(booking.departure_at.timestamp()))
