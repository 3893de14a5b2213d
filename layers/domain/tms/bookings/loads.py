"""How full trips are: seats sold, held and free on each leg; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tms.bookings.seats import SOLD, Seat


@dataclass(frozen=True, slots=True)
class Load:
    """The seats of a trip, or of one leg of it.

    Attributes:
        sold, held: of a trip, the seats that are sold or held on at least one leg.
        free: of a trip, the seats that are free from the first stop to the last.
    """

    seats: int
    sold: int
    held: int
    free: int


@dataclass(frozen=True, slots=True)
class Occupancy:
    """How full a trip is, and what was paid.

    Attributes:
        legs: the load of each leg.
        revenue: prices of the confirmed bookings together, in minor units.
    """

    whole: Load
    legs: Sequence[Load]
    revenue: int


def load_of(seats: Iterable[Seat], now: int, legs: range) -> Load:
    """Return how many seats are sold, held and free on some legs. Blocked seats do not count."""
    several = [seat for seat in seats if not seat.blocked]
    sold = held = 0
    for seat in several:
        ends = [seat.claims[leg].until for leg in legs if not seat.leg_free(leg, now)]
        sold += SOLD in ends
        held += bool(ends) and SOLD not in ends
    return Load(len(several), sold, held, len(several) - sold - held)


@dataclass(frozen=True, slots=True)
class Getting:
    """How many passengers with a ticket get on and off at a stop."""

    on: int
    off: int


def getting(seats: Iterable[Seat], stops: int) -> list[Getting]:
    """Return how many passengers get on and off at each of the stops of a trip, counted by sold seats."""
    on, off = [0] * stops, [0] * stops
    for seat in seats:
        stretches: dict[str, list[int]] = {}
        for leg, claim in sorted(seat.claims.items()):
            if claim.until == SOLD:
                stretches.setdefault(claim.booking_id, []).append(leg)
        for legs in stretches.values():
            on[legs[0]] += 1
            off[legs[-1] + 1] += 1
    return [Getting(*each) for each in zip(on, off, strict=True)]
