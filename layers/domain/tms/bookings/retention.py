"""Retention, pure: the lists in which bookings wait for the erasure of their people, ordered by their end."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tms.bookings.booking import Booking

LISTS = 4
"""Over how many lists the bookings of a kind are spread, so that no partition takes all writes."""


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


def list_of(booking_id: str, kind: Kind) -> str:
    """Return the list that a booking waits in; its id is random, so the lists are equally long."""
    return f"{kind}#{ord(booking_id[-1]) % LISTS}"


def lists(kind: Kind) -> Iterator[str]:
    """Yield the lists of a kind."""
    yield from (f"{kind}#{number}" for number in range(LISTS))


def end_of(booking: Booking, kind: Kind) -> int:
    """Return the epoch second from which the retention of a booking counts.

    An unpaid hold may be extended by less than an hour after it was listed. That is little beside days.
    """
    return int(booking.arrival_at.timestamp()) if kind is Kind.PAID else booking.hold_expires_at
