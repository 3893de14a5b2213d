"""How well seats are given to buyers who name none: days of one bus, sold by this rule and by simpler ones.

Each day groups come in a random order for random stretches, until the first one that wants most of the way is
refused. The more was sold by then, the better the seats were used. The same buyers come to each rule.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from infra.bench.report import Row
from tms.bookings.seats import SOLD, Claim, NoSeat, Preference, Seat, SeatState, choose
from tms.bookings.spots import spots
from tms.fleet.layout import drawn

LEGS: Final = 6
LONG: Final = 4
"""A journey of so many legs is a long one."""
BUS: Final = drawn(*["xx.xx"] * 11)
SPOTS: Final = spots(BUS)
NOW: Final = 1_800_000_000
CLOSES: Final = [NOW + 3600] * LEGS
SIZES: Final = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 4)
"""How many people come together, as often as each stands here."""
DAYS_A_ROUND: Final = 60
FEW_DAYS: Final = 4

Rule = Callable[[Sequence[Seat], range, int, random.Random], list[str]]


def rows(rounds: int) -> Iterable[Row]:
    """Yield what each rule sold, as a ratio to this one, and how often couples sit side by side."""
    days = range(rounds * DAYS_A_ROUND or FEW_DAYS)
    sold = {name: [_day(day, rule) for day in days] for name, rule in RULES.items()}
    ours = sum(legs for legs, _, _ in sold["best fit"])
    part = f"Seats sold until a long journey is refused, x best fit, {len(days)} days of a bus with 44 seats"
    for name, each in sold.items():
        legs, pairs, beside = (sum(day[index] for day in each) for index in range(3))
        share = f"{round(100 * beside / pairs)} % of couples side by side" if pairs else "no couples"
        yield Row(part, name, legs / ours, None, f"{round(legs / len(days))} legs of seats a day; {share}")


def _day(day: int, rule: Rule) -> tuple[int, int, int]:
    """Return how many legs of seats are sold, how many couples came, and how many sit side by side."""
    seats = {label: Seat(label, {}, CLOSES) for label in SPOTS}
    chance = random.Random(day)  # noqa: S311 - a simulation
    pick = random.Random(-day - 1)  # noqa: S311 - a simulation
    sold = pairs = beside = 0
    for size, legs in _buyers(chance):
        try:
            labels = rule(list(seats.values()), legs, size, pick)
        except NoSeat:
            if len(legs) >= LONG:
                break
            continue
        for label in labels:
            claims = {**seats[label].claims, **dict.fromkeys(legs, Claim("bkg_1", SOLD))}
            seats[label] = replace(seats[label], claims=claims)
        sold += size * len(legs)
        if size == 2:
            one, other = (SPOTS[label] for label in labels)
            pairs, beside = pairs + 1, beside + (one.row == other.row and abs(one.column - other.column) == 1)
    return sold, pairs, beside


def _buyers(chance: random.Random) -> Iterator[tuple[int, range]]:
    while True:
        start, stop = sorted(chance.sample(range(LEGS + 1), 2))
        yield chance.choice(SIZES), range(start, stop)


def _best(seats: Sequence[Seat], legs: range, size: int, pick: random.Random) -> list[str]:
    return choose(seats, legs, [None] * size, NOW, Preference(SPOTS), rng=pick)


def _first(seats: Sequence[Seat], legs: range, size: int, _pick: random.Random) -> list[str]:
    return _some(_free(seats, legs), size)


def _random(seats: Sequence[Seat], legs: range, size: int, pick: random.Random) -> list[str]:
    free = _free(seats, legs)
    pick.shuffle(free)
    return _some(free, size)


def _free(seats: Sequence[Seat], legs: range) -> list[str]:
    return [seat.label for seat in seats if seat.state(legs, NOW) is SeatState.FREE]


def _some(free: list[str], size: int) -> list[str]:
    if len(free) < size:
        raise NoSeat(None, None)
    return free[:size]


RULES: Final[dict[str, Rule]] = {"best fit": _best, "first free": _first, "random": _random}
