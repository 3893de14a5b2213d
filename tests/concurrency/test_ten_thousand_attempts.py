"""Ten thousand attempts by real processes, on the seats of one bus that is sold out again and again.

Each round the clock stands eleven minutes later, so all holds of the round before have lapsed and the race
begins anew, at the moment at which races are: while seats are free. After every round the ledger has to say
what the winners were told, neither more nor less.
"""

import random
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any

import pytest

from tests.support.books import audit
from tests.support.crowd import Crowd
from tests.support.sales import later
from tests.support.sizes import SOAK
from tests.support.trips import passenger, wish
from tms.bookings import hold_seats, sale_store
from tms.bookings.booking import HOLD_SECONDS
from tms.bookings.views import BookingView
from tms.kernel.clock import epoch, now
from tms.trips.trip import Trip

ATTEMPTS = 10_000 if not SOAK else 100_000
ROUNDS = 100
LEGS, ROWS, WIDE = (4, 2, "xx.xx") if not SOAK else (10, 10, "xxx.xx")
LABELS = [f"{row + 1}{letter}" for row, letter in product(range(ROWS), "ABCDE"[: WIDE.count("x")])]
PAUSE = HOLD_SECONDS + 60

Claims = dict[tuple[str, int], str]
"""The booking that has a leg of a seat, by the seat's label and the leg."""


@pytest.mark.soak
def test_ten_thousand_attempts_sell_no_leg_twice_and_lose_none(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    trip = on_sale(legs=LEGS, rows=ROWS, wide=WIDE, departs=now() + timedelta(seconds=PAUSE * (ROUNDS + 1)))
    rng = random.Random(4)
    won = 0
    for number in range(ROUNDS):
        wanted = [_attempt(trip, rng) for _ in range(ATTEMPTS // ROUNDS)]

        answers = crowd.do(wanted, 2, PAUSE * number)

        winners = [answer for answer in answers if isinstance(answer, BookingView)]
        refused = Counter(answer for answer in answers if not isinstance(answer, BookingView))
        assert refused == {"seat_taken": len(wanted) - len(winners)}
        told = list(_told(winners))
        assert len(dict(told)) == len(told), "a leg was sold twice"
        with later(PAUSE * number):
            assert _written(trip) == dict(told)
        won += len(told)
    with later(PAUSE * (ROUNDS - 1)):
        audit(trip)
    assert won > 0.9 * ROUNDS * len(LABELS) * LEGS, "the bus is nearly full each time"


def _attempt(trip: Trip, rng: random.Random) -> Callable[[], Any]:
    """Return somebody's try to hold one to three seats on some stretch, half of them by their labels."""
    start, stop = sorted(rng.sample(range(LEGS + 1), 2))
    people = rng.choice([1, 1, 1, 2, 3])
    named = rng.random() < 0.5
    seats = rng.sample(LABELS, people) if named else [None] * people
    request = wish(trip.trip_id, range(start, stop), seats)
    return partial(hold_seats.hold_seats, passenger(), request, str(uuid.uuid4()))


def _told(winners: Sequence[BookingView]) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield the legs of seats that the winners were told they have."""
    for view in winners:
        start, stop = (int(end.station_id.removeprefix("stn_")) for end in (view.from_, view.to))
        for ticket, leg in product(view.tickets, range(start, stop)):
            yield (ticket.seat, leg), view.booking_id


def _written(trip: Trip) -> Claims:
    """Return the legs of seats that somebody has, as the ledger says."""
    found = sale_store.find(trip.trip_id, consistent=True)
    assert found is not None
    return {
        (seat.label, leg): claim.booking_id
        for seat in found[1]
        for leg, claim in seat.claims.items()
        if claim.until > epoch()
    }
