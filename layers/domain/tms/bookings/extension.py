"""How far a customer may extend a hold by hand, pure."""

from tms.bookings.booking import LONGEST_HOLD_SECONDS, Booking, BookingStatus
from tms.bookings.unpaid import require_unpaid
from tms.kernel.clock import at, offset_of, rfc3339
from tms.kernel.errors import Conflict

EXTENSION_SECONDS = 10 * 60
"""By how much a hold is extended, once; see `LONGEST_HOLD_SECONDS` for its end at the latest."""


def extended_until(booking: Booking) -> int:
    """Return the epoch second to which a hold can be extended.

    It is no later than the present end where the hold lasts as long as it may already, or the bus leaves.
    """
    wanted = booking.hold_expires_at + EXTENSION_SECONDS
    latest = booking.created_at + LONGEST_HOLD_SECONDS
    return min(wanted, latest, int(booking.departure_at.timestamp()))


def possible_end(booking: Booking) -> int:
    """Return the epoch second at which the hold of a booking ends once it is extended.

    Raises:
        Conflict: `extended_already`, `hold_at_its_longest`, `hold_expired`; and as `require_unpaid`.
    """
    require_unpaid(booking)
    if booking.status is BookingStatus.EXPIRED:
        raise Conflict("hold_expired", "The hold has ended. Book again; the seats may still be free.")
    end = rfc3339(at(booking.hold_expires_at, offset_of(booking.departure_at)))
    if booking.extended_at is not None:
        raise Conflict(
            "extended_already", "A hold can be extended once, and this one was.", hold_expires_at=end
        )
    until = extended_until(booking)
    if until <= booking.hold_expires_at:
        raise Conflict(
            "hold_at_its_longest",
            "This hold lasts as long as it may already: at most 45 minutes, and never beyond the departure.",
            hold_expires_at=end,
        )
    return until
