"""Retention, pure: what bookings wait for in their lists until their people are erased; see `over_lists`."""

from dataclasses import dataclass
from enum import StrEnum

from tms.bookings.booking import Booking


class Kind(StrEnum):
    """The kinds of bookings that are kept for different times."""

    PAID = "paid"
    UNPAID = "unpaid"


@dataclass(frozen=True)
class Waiting:
    """A booking that waits in a list.

    Attributes:
        over_at: epoch second at which nothing was left to happen: the arrival, or the end of an unpaid hold.
    """

    booking_id: str
    over_at: int


def end_of(booking: Booking, kind: Kind) -> int:
    """Return the epoch second from which the retention of a booking counts.

    An unpaid hold may be extended by less than an hour after it was listed. That is little beside days.
    """
    return int(booking.arrival_at.timestamp()) if kind is Kind.PAID else booking.hold_expires_at
