"""Ten thousand attempts by real processes, on the seats of one bus that is sold out again and again.

Each round the clock stands eleven minutes later, so all holds of the round before have lapsed and the race
begins anew, at the moment at which races are: while seats are free. After every round the ledger has to say
what the winners were told, neither more nor less.
"""

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest

from infra.bench.attempts import Bus, told, written
from tests.support.books import audit
from tests.support.crowd import Crowd, views
from tests.support.sales import later
from tests.support.sizes import SOAK
from tms.bookings.booking import HOLD_SECONDS
from tms.bookings.views import BookingView
from tms.kernel.clock import now
from tms.trips.trip import Trip

ATTEMPTS, BUS = (10_000, Bus(4, 2, "xx.xx")) if not SOAK else (100_000, Bus(10, 10, "xxx.xx"))
ROUNDS = 100
PAUSE = HOLD_SECONDS + 60


@pytest.mark.soak
def test_ten_thousand_attempts_sell_no_leg_twice_and_lose_none(
    crowd: Crowd, on_sale: Callable[..., Trip]
) -> None:
    departs = now() + timedelta(seconds=2 * PAUSE * ROUNDS)
    trip = on_sale(legs=BUS.legs, rows=BUS.rows, wide=BUS.wide, departs=departs)
    rng = random.Random(4)
    won = 0
    for number in range(ROUNDS):
        wanted = [BUS.attempt(trip.trip_id, rng) for _ in range(ATTEMPTS // ROUNDS)]

        answers = crowd.do(wanted, 2, PAUSE * number)

        winners = views(answers)
        refused = Counter(answer for answer in answers if not isinstance(answer, BookingView))
        assert refused == {"seat_taken": len(wanted) - len(winners)}
        claims = list(told(winners))
        assert len(dict(claims)) == len(claims), "a leg was sold twice"
        with later(PAUSE * number):
            assert written(trip.trip_id) == dict(claims)
        won += len(claims)
    with later(PAUSE * (ROUNDS - 1)):
        audit(trip)
    assert won > 0.9 * ROUNDS * len(BUS.labels) * BUS.legs, "the bus is nearly full each time"
