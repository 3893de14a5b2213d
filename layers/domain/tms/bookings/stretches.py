"""How a stretch of a trip sells now: the seats that are free for it, and why none is; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tms.bookings.seats import Seat, count_free


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
