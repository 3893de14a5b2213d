"""A stretch of a trip on several seats, one after the other, where no seat is free for all of it; pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from tms.bookings.booking import MOST_PARTS
from tms.bookings.seats import Seat, SeatState

MOST_LEGS = 40
"""A passenger who keeps a seat has the operators of several parts in one write. DynamoDB takes 300 of them:
six for each leg, and 17 for each part."""


@dataclass(frozen=True)
class SplitPart:
    """A part of a stretch, with a seat for each passenger in their order."""

    legs: range
    seats: tuple[str, ...]


def split(
    seats: Sequence[Seat], legs: range, passengers: int, now: int, sold: Collection[tuple[int, int]]
) -> list[SplitPart] | None:
    """Return the way to seat passengers on a stretch with the fewest changes of seats.

    It has as few parts as possible, then as few passengers change as possible, then they change as late as
    possible: who gets off before has not changed for nothing.

    Args:
        sold: the pairs of stops, as (boarding, alighting), that are sold.

    Returns:
        None where enough seats are free for the whole stretch, where no split into `MOST_PARTS` helps, and
        for more than `MOST_LEGS` legs.
    """
    free = {seat.label: _free(seat, legs, now) for seat in seats}
    if len(_fitting(free, legs)) >= passengers or len(legs) > MOST_LEGS:
        return None
    for parts in range(2, MOST_PARTS + 1):
        ways = [
            _seated(free, stretches, passengers)
            for stretches in _cut(legs, parts)
            if all(
                (each.start, each.stop) in sold and len(_fitting(free, each)) >= passengers
                for each in stretches
            )
        ]
        if ways:
            return min(ways, key=lambda way: (_changes(way), [-part.legs.stop for part in way]))
    return None


def _free(seat: Seat, legs: range, now: int) -> int:
    """Return the free legs of a seat as the bits of a number."""
    return sum(1 << leg for leg in legs if seat.state(range(leg, leg + 1), now) is SeatState.FREE)


def _fitting(free: Mapping[str, int], legs: range) -> list[str]:
    wanted = (1 << legs.stop) - (1 << legs.start)
    return [label for label, mask in free.items() if mask & wanted == wanted]


def _cut(legs: range, parts: int) -> Iterator[list[range]]:
    """Yield the ways to cut a stretch into so many parts."""
    for cuts in combinations(range(legs.start + 1, legs.stop), parts - 1):
        yield [range(start, stop) for start, stop in pairwise((legs.start, *cuts, legs.stop))]


def _seated(free: Mapping[str, int], stretches: Sequence[range], passengers: int) -> list[SplitPart]:
    """Seat passengers part by part: they stay where they can, else they get a seat that lasts long."""
    way: list[SplitPart] = []
    at: list[str | None] = [None] * passengers
    for number, legs in enumerate(stretches):
        fitting = _fitting(free, legs)
        stay = [label if label in fitting else None for label in at]
        rest = (label for label in _lasting(free, fitting, stretches[number + 1 :]) if label not in stay)
        at = [label or next(rest) for label in stay]
        way.append(SplitPart(legs, tuple(label for label in at if label)))
    return way


def _lasting(free: Mapping[str, int], labels: Sequence[str], onward: Sequence[range]) -> list[str]:
    """Return seats, those first that are free for the most parts which follow."""

    def lasts(label: str) -> int:
        parts = 0
        for legs in onward:
            if label not in _fitting({label: free[label]}, legs):
                break
            parts += 1
        return parts

    return sorted(labels, key=lasts, reverse=True)


def _changes(way: Sequence[SplitPart]) -> int:
    return sum(
        one != other
        for before, after in pairwise(way)
        for one, other in zip(before.seats, after.seats, strict=True)
    )
