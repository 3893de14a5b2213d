"""What a company's staff see of the bookings of their trips."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.bookings.views import BookingView


@dataclass(frozen=True)
class CompanyBookings:
    """The bookings of a trip that have seats now, held or paid, the oldest first."""

    items: Sequence[BookingView]
