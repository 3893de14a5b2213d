"""Whether a journey is broken by its company: a bus of it is too late for the next one, or was cancelled.

The company of a booking answers for its own buses alone.
"""

from collections.abc import Sequence

from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.connections import wait_s
from tms.trips import for_payments as trips

AFTER_S = 24 * 3600
"""So long after a bus has left, those who missed it may give its tickets back."""


def broken_s(booking: Booking, parts: Sequence[Booking], late_s: int | None) -> int | None:
    """Return for how many seconds after the departure a booking goes back whole; None if its journey holds.

    It is `AFTER_S` where its passengers cannot be at its bus in time, and 0 where a later bus is cancelled.

    Args:
        parts: the bookings of its journey; itself alone if it is a part of none.
        late_s: how late its bus is where its passengers board; None if the trip was cancelled.
    """
    if late_s is None:
        return None
    place = [part.booking_id for part in parts].index(booking.booking_id)
    if place and _is_missed(parts[place - 1], booking, late_s):
        return AFTER_S
    return 0 if _is_cancelled(booking, parts[place + 1 :]) else None


def _is_missed(before: Booking, booking: Booking, late_s: int) -> bool:
    if not _answers(before, booking):
        return False
    late_before = trips.late_s(before.trip_id, before.stop)
    if late_before is None:
        return True
    return late_before - late_s > wait_s(before, booking)


def _is_cancelled(booking: Booking, onward: Sequence[Booking]) -> bool:
    return any(trips.late_s(part.trip_id, part.start) is None for part in onward if _answers(part, booking))


def _answers(other: Booking, booking: Booking) -> bool:
    """Tell whether a booking's company answers for another part of its journey, which nobody has given up."""
    given_up = other.status is BookingStatus.EXCHANGED or any(not part.tickets for part in other.given_back)
    return other.company_id == booking.company_id and other.trip_id != booking.trip_id and not given_up
