"""Many attempts to hold seats of one bus, and what the winners were told beside what the ledger says."""

import random
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

from infra.bench.buses import wish
from tms.bookings import hold_seats, sale_store
from tms.bookings.views import BookingView
from tms.kernel.access.caller import with_roles
from tms.kernel.clock import epoch
from tms.kernel.ids import new_id

Attempt = Callable[[], BookingView]

LegOfSeat = tuple[str, int]
"""A seat's label, and the leg."""

PEOPLE = (1, 1, 1, 2, 3)
"""How many travel together, as often as each stands here."""


@dataclass(frozen=True)
class Bus:
    """A bus on a route of so many legs; `wide` is one row as `tms.fleet.layout.drawn` takes it."""

    legs: int
    rows: int
    wide: str

    @property
    def labels(self) -> Sequence[str]:
        """The labels of its seats."""
        letters = "ABCDE"[: self.wide.count("x")]
        return [f"{row}{letter}" for row, letter in product(range(1, self.rows + 1), letters)]

    def attempt(self, trip_id: str, rng: random.Random) -> Attempt:
        """Return somebody's try to hold one to three seats on some stretch, half of them by their labels."""
        start, stop = sorted(rng.sample(range(self.legs + 1), 2))
        people = rng.choice(PEOPLE)
        seats = rng.sample(self.labels, people) if rng.random() < 0.5 else [None] * people
        return somebody(trip_id, range(start, stop), *seats)


def somebody(trip_id: str, legs: range, *seats: str | None) -> Attempt:
    """Return a new passenger's try to hold seats."""
    caller = with_roles(new_id("acc"), frozenset({"passenger"}))
    return partial(hold_seats.hold_seats, caller, wish(trip_id, legs, *seats), str(uuid.uuid4()))


def told(winners: Iterable[BookingView]) -> Iterator[tuple[LegOfSeat, str]]:
    """Yield each leg of a seat that a winner was told to have, with the booking's id."""
    for view in winners:
        start, stop = (int(end.station_id.removeprefix("stn_")) for end in (view.from_, view.to))
        for ticket, leg in product(view.tickets, range(start, stop)):
            yield (ticket.seat, leg), view.booking_id


def written(trip_id: str) -> dict[LegOfSeat, str]:
    """Return the legs of seats that somebody has at this moment, as the ledger says.

    Raises:
        LookupError: the trip is not on sale.
    """
    found = sale_store.find(trip_id, consistent=True)
    if found is None:
        raise LookupError(f"{trip_id} is not on sale")
    return {
        (seat.label, leg): claim.booking_id
        for seat in found[1]
        for leg, claim in seat.claims.items()
        if claim.until > epoch()
    }
