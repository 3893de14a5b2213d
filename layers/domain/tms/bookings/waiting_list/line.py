"""The line of a trip, pure: whose turn it is, and which free seats are kept for those in it.

First come, first served. Those for whom too few seats are free are passed and keep their place. What those in
line can use is sold to nobody else; seats that none of them can use are sold as always.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tms.bookings.sale import NoSuchStretch, Sale
from tms.bookings.seat_choice import of_other_classes
from tms.bookings.seats import Claim, NoSeat, Preference, Seat, choose

KEPT_SECONDS = 60
"""How long a seat that is kept seems held: it is asked for anew each time that a trip's seats are read."""


@dataclass(frozen=True)
class Waiter:
    """An entry's place in the line of one trip.

    Attributes:
        owner: subject of the caller that made the entry.
        seats: how many the group needs.
    """

    entry_id: str
    owner: str
    joined_ms: int
    origin_id: str
    destination_id: str
    seats: int


@dataclass(frozen=True)
class Turn:
    """Seats that are free for the one in line whose turn it is."""

    waiter: Waiter
    legs: range
    labels: Sequence[str]


def turns(sale: Sale, seats: Iterable[Seat], line: Sequence[Waiter], now: int) -> Iterator[Turn]:
    """Yield whose turn it is, with the seats for each: the first in line for whom enough are free, and so on.

    The seats of one turn are not free for the next.
    """
    left: Mapping[str, Seat] = {seat.label: seat for seat in seats}
    classes = sale.class_preference
    spots = sale.spots if any(waiter.seats > 1 for waiter in line) else {}
    for waiter in sorted(line, key=lambda each: (each.joined_ms, each.entry_id)):
        try:
            legs = sale.legs(waiter.origin_id, waiter.destination_id)
            wishes = [None] * waiter.seats
            rng = random.Random(0)  # noqa: S311 - two readers agree on which seats are kept
            worse = of_other_classes(classes, left.values(), legs, waiter.seats)
            labels = choose(left.values(), legs, wishes, now, Preference(spots, worse, classes), rng=rng)
        except (NoSuchStretch, NoSeat):
            continue
        left = {label: _kept(seat, legs, now) if label in labels else seat for label, seat in left.items()}
        yield Turn(waiter, legs, labels)


def kept_for_line(sale: Sale, seats: Sequence[Seat], line: Sequence[Waiter], now: int) -> list[Seat]:
    """Return the seats of a trip as others see them: what those in line can use seems held."""
    kept = {seat.label: seat for seat in seats}
    for turn in turns(sale, seats, line, now):
        for label in turn.labels:
            kept[label] = _kept(kept[label], turn.legs, now)
    return list(kept.values())


def _kept(seat: Seat, legs: range, now: int) -> Seat:
    claim = Claim("", now + KEPT_SECONDS)
    return replace(seat, claims={**seat.claims, **dict.fromkeys(legs, claim)})
