"""Changes between the parts of a journey, pure: from one bus to another, or from one seat to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tms.bookings.booking import Booking

MOST_WAIT_S = 6 * 3600
"""Nobody waits longer for the next bus."""


class Unconnected(ValueError):
    """A part does not begin where, or after, the one before ends."""


class TooShort(ValueError):
    """There is too little time to change; the bus before may be late.

    Attributes:
        minutes: the time to change, as far as it is known now.
        needed: the minutes that passengers have at least.
    """

    def __init__(self, minutes: int, needed: int) -> None:
        super().__init__(f"{minutes} of {needed} minutes")
        self.minutes = minutes
        self.needed = needed


class TooLong(ValueError):
    """The next bus leaves hours later."""


@dataclass(frozen=True)
class Change:
    """A change between two parts of a journey, by the schedule.

    Attributes:
        same_bus: whether passengers stay in the bus and take other seats.
    """

    station_id: str
    station: str
    minutes: int
    same_bus: bool


def changes_of(bookings: Sequence[Booking]) -> Iterator[Change]:
    """Yield the changes of a journey, given its parts in their order."""
    for before, after in pairwise(bookings):
        yield Change(
            after.origin_id, after.origin, wait_s(before, after) // 60, before.trip_id == after.trip_id
        )


def require_change(before: Booking, after: Booking, late_s: int, needed_s: int) -> None:
    """Refuse two parts of a journey between which passengers cannot change.

    Args:
        late_s: how late the first bus is at the stop where they change.
        needed_s: they have at least so long.

    Raises:
        Unconnected, TooShort, TooLong: see there.
    """
    if before.trip_id == after.trip_id:
        if before.stop != after.start:
            raise Unconnected
        return
    waits = wait_s(before, after)
    if before.destination_id != after.origin_id or waits < 0:
        raise Unconnected
    if waits > MOST_WAIT_S:
        raise TooLong
    if waits - late_s < needed_s:
        raise TooShort((waits - late_s) // 60, needed_s // 60)


def wait_s(before: Booking, after: Booking) -> int:
    """Return how long passengers wait between two parts of a journey, by the schedule."""
    return int((after.departure_at - before.arrival_at).total_seconds())
