"""What a company's staff see of the bookings of their trips."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.bookings.views import BookingView


@dataclass(frozen=True)
class CompanyBookings:
    """Bookings that fit what was asked for.

    Of a trip: those that have seats now, held or paid, the oldest first, on one page. Over all trips: those
    that were paid, cancelled ones too, the latest departure first. A page of them may be empty and have a
    next one, where other bookings have the same word in a name.
    """

    items: Sequence[BookingView]
    next_cursor: str | None
