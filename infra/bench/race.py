"""Many real processes that want the same seats: no leg is sold twice, and a hot trip is as quick as others.

First a hundred thousand attempts on one bus. They come in rounds; in each the clock stands later, so that the
holds of the round before have lapsed and the bus is empty again. After each round the ledger has to say what
the winners were told.

Then the same buyers make the same bookings twice: all on one trip, and each on a trip of their own. The way
of a relational database, a lock on the row of the bus, is measured beside it where PostgreSQL is installed.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Final

from infra.bench import canned, row_lock
from infra.bench.attempts import Attempt, Bus, somebody, told, written
from infra.bench.buses import sale_of
from infra.bench.crowd import BUYERS, PROCESSES, Crowd, gathered
from infra.bench.invoking import container
from infra.bench.platform import engine, make_tables, variables_of
from infra.bench.report import Row
from tms.bookings.booking import HOLD_SECONDS
from tms.bookings.for_trips import open_sales
from tms.bookings.views import BookingView
from tms.kernel.clock import freeze, now
from tms.kernel.ids import new_id

BUS: Final = Bus(legs=10, rows=10, wide="xxx.xx")
ATTEMPTS: Final = 100_000
IN_A_ROUND: Final = 1_000
PAUSE: Final = HOLD_SECONDS + 60
DAYS: Final = 2
"""When the bus leaves: later than all rounds."""

HOLDS: Final = 20
"""By each buyer, on an empty trip."""
FEW_ATTEMPTS, FEW_HOLDS = 100, 2
PAIRS_A_ROUND: Final = 4
LEAST_RATE: Final = 0.9
"""One hot trip takes at least so much of the bookings that as many buyers make on separate trips."""


@dataclass(frozen=True)
class Pair:
    """The seconds that the same bookings took on one trip, and on a trip for each buyer."""

    hot: float
    spread: float

    @property
    def ratio(self) -> float:
        """How many times as long the hot trip took."""
        return self.hot / self.spread


def rows(rounds: int) -> Iterator[Row]:
    """Race, and yield what came of it.

    Raises:
        Stop: DynamoDB Local cannot be started here.
    """
    with engine() as endpoint, container(variables_of(endpoint)):
        canned.answer_for_the_vault()
        make_tables()
        with gathered(variables_of(endpoint)) as crowd:
            yield from _attempts(crowd, ATTEMPTS if rounds else FEW_ATTEMPTS)
            holds, pairs = (HOLDS, PAIRS_A_ROUND * rounds) if rounds else (FEW_HOLDS, 1)
            part = (
                f"Time for the same bookings on one trip, x on a trip for each buyer: {BUYERS} buyers at once"
            )
            yield _compared(
                part,
                "conditional writes of seats, on DynamoDB Local",
                lambda number: _held(crowd, holds, number),
                pairs,
                1 / LEAST_RATE,
            )
    yield _locked(part, holds, pairs)


def _attempts(crowd: Crowd, attempts: int) -> Iterator[Row]:
    trip_id, rng = _on_sale(), random.Random(4)  # noqa: S311 - a simulation
    won = twice = lost = 0
    refused: Counter[str] = Counter()
    seconds = 0.0
    for number in range(0, attempts, IN_A_ROUND):
        tasks = [BUS.attempt(trip_id, rng) for _ in range(min(IN_A_ROUND, attempts))]
        later = PAUSE * (number // IN_A_ROUND)
        done = crowd.do(tasks, later)
        winners = [answer for answer in done.answers if isinstance(answer, BookingView)]
        refused.update(answer for answer in done.answers if isinstance(answer, str))
        claims = list(told(winners))
        with freeze(now() + timedelta(seconds=later)):
            ledger = written(trip_id)
        won, twice = won + len(winners), twice + len(claims) - len(dict(claims))
        lost += len(dict(claims).items() ^ ledger.items())
        seconds += done.seconds
    bus = f"one bus with {len(BUS.labels)} seats and {BUS.legs} legs"
    part = f"{attempts} attempts by {PROCESSES} processes on {bus}"
    others = attempts - won - refused["seat_taken"]
    yield Row(
        part, "legs of seats sold twice", twice, 0, f"{won} holds, {attempts / seconds:.0f} attempts a second"
    )
    yield Row(part, "legs that the ledger tells otherwise than the winners", lost, 0)
    yield Row(part, "attempts neither held nor told that the seat is taken", others, 0)


def _held(crowd: Crowd, holds: int, number: int) -> Pair:
    """Hold as many seats on one trip as on a trip for each buyer; which comes first changes with `number`."""
    wanted = {"hot": [_on_sale()] * BUYERS, "spread": [_on_sale() for _ in range(BUYERS)]}
    order = sorted(wanted, reverse=bool(number % 2))
    return Pair(**{each: _seconds(crowd, wanted[each], holds, number) for each in order})


def _seconds(crowd: Crowd, trips: Sequence[str], holds: int, seed: int) -> float:
    rng = random.Random(seed)  # noqa: S311 - a simulation
    tasks: list[Attempt] = []
    for _ in range(holds):
        for trip_id in trips:
            leg = rng.randrange(BUS.legs)
            tasks.append(somebody(trip_id, range(leg, leg + 1), None))
    done = crowd.do(tasks)
    refused = Counter(answer for answer in done.answers if isinstance(answer, str))
    if refused:
        raise RuntimeError(f"seats were refused on an empty bus: {refused}")
    return done.seconds


def _locked(part: str, holds: int, pairs: int) -> Row:
    name = "a lock on the bus's row, on PostgreSQL"
    try:
        with row_lock.running() as desk:
            return _compared(
                part,
                name,
                lambda _number: Pair(
                    desk.seconds(row_lock.HOT, BUYERS, holds), desk.seconds(row_lock.SPREAD, BUYERS, holds)
                ),
                pairs,
            )
    except row_lock.NotInstalled as missing:
        return Row(part, name, None, beside=f"not measured: {missing}")


def _compared(
    part: str, name: str, measure: Callable[[int], Pair], pairs: int, budget: float | None = None
) -> Row:
    measure(0)  # the first one warms up
    seen = [measure(number) for number in range(pairs)]
    worst = max(each.ratio for each in seen)
    return Row(
        part, name, median(each.ratio for each in seen), budget, f"median of {pairs}, the worst {worst:.2f}"
    )


def _on_sale() -> str:
    trip_id = new_id("trp")
    open_sales(sale_of(trip_id, BUS.legs, *[BUS.wide] * BUS.rows, days=DAYS))
    return trip_id
