"""How a stretch of a trip sells now: the seats that are free for it, and why none is; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

from tms.bookings.seats import SOLD, Seat, count_free


class Sales(StrEnum):
    """Whether a stretch is sold. A trip whose sales ended is `CLOSED`, whether seats were left or not."""

    OPEN = "open"
    SOLD_OUT = "sold_out"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Selling:
    """How a stretch sells.

    Attributes:
        seats_free: how many seats are free on all of its legs.
    """

    seats_free: int
    sales: Sales


def selling(seats: Sequence[Seat], legs: range, now: int) -> Selling:
    """Return how a stretch sells at `now`; without seats, the trip is not on sale.

    A stretch is not sold out because the bus has left: that ends the sales of seats that are taken, too.
    """
    free = count_free(seats, legs, now)
    if free:
        return Selling(free, Sales.OPEN)
    ended = not seats or any(seat.closes and seat.closes[legs.start] <= now for seat in seats)
    return Selling(0, Sales.CLOSED if ended else Sales.SOLD_OUT)


def last_sale(seats: Sequence[Seat], legs: range) -> int | None:
    """Return the epoch second at which the sales of a stretch end; None where all its seats are sold.

    A seat that is held counts as one that can be had: most holds end, and search tells what is free now.
    """
    for seat in seats:
        if not any(leg in seat.claims and seat.claims[leg].until == SOLD for leg in legs):
            return seat.closes[legs.start]
    return None


Ends = Mapping[tuple[int, int], int | None]
"""By stretch, as (start, stop): the epoch second at which its sales end; None where it is sold out."""


def ends_of(seats: Mapping[str, Any]) -> Ends:
    """Return the ends of all stretches of a trip, from its projection as `AvailabilityRecord` holds it."""
    closes = seats["closes"]
    sold = [
        sum(1 << leg for leg, until in enumerate(untils) if until == SOLD)
        for untils in seats["until"].values()
    ]
    stretches = combinations(range(len(closes) + 1), 2)
    return {
        (start, stop): closes[start] if any(not mask & _legs(start, stop) for mask in sold) else None
        for start, stop in stretches
    }


def changed(before: Ends, after: Ends) -> str:
    """Return the stretches that sell otherwise than before, as `0-1,0-2`."""
    others = [stretch for stretch, end in after.items() if end != before.get(stretch)]
    return ",".join(f"{start}-{stop}" for start, stop in others)


def _legs(start: int, stop: int) -> int:
    """Return the legs of a stretch as the bits of a number."""
    return (1 << stop) - (1 << start)
