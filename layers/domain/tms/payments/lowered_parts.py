"""Whether tickets of a journey in one bus may be given back while later parts cost less for them, pure.

Seats one after the other cost no more than one seat for the whole stretch, and the last parts cost less for
it. If a part before them could be given back alone, a passenger would travel the last part for that little.
So such a journey is given back from its end.
"""

from collections.abc import Sequence

from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.split_price import SPLIT
from tms.kernel.errors import Conflict


def require_later_given_back(booking: Booking, tickets: int, parts: Sequence[Booking]) -> None:
    """Refuse to give tickets back if a later part of the bus then has more cheaper tickets than are left.

    Args:
        tickets: how many good ones of the booking are given back.
        parts: the bookings of its journey; itself alone if it is a part of none.

    Raises:
        Conflict: `later_parts_first`, with the `booking_ids` of these parts.
    """
    left = len(booking.places) - tickets
    later = [
        part.booking_id
        for part in parts
        if part.trip_id == booking.trip_id and part.start > booking.start and _lowered(part) > left
    ]
    if later:
        raise Conflict(
            "later_parts_first",
            "The later seats on this bus cost less because they came with these. Give those back first.",
            booking_ids=later,
        )


def _lowered(part: Booking) -> int:
    """Return how many good tickets of a booking cost less because of a part before it."""
    if part.status is not BookingStatus.CONFIRMED:
        return 0
    return sum(any(line.kind == SPLIT for line in place.lines) for place in part.places)
