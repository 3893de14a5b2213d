"""The seat ledger, pure: which legs of which seats are free, and which seat fits a journey best.

A leg is the stretch between two neighbouring stops; a journey from stop i to stop j takes the legs
i..j-1. Each leg of a seat is free, held until a time, or sold. A hold whose time is over counts as
free, even if nothing was written since.
"""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tms.bookings.spots import Spot
from tms.bookings.together import together

CUT_OFF_SECONDS = 5 * 60
"""Sales for boarding at a stop end this long before the bus leaves it, if a trip has no other end."""

CANCELLED = 0
"""The end of sales of a trip that was cancelled: the epoch second 0, by which no other sale ever ended."""

SOLD = 9_999_999_999
"""The `until` of a sold leg: an epoch second (in 2286) that no hold reaches."""


class SeatState(StrEnum):
    """How a seat looks to a buyer that wants a stretch of it."""

    FREE = "free"
    HELD = "held"
    SOLD = "sold"
    BLOCKED = "blocked"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Claim:
    """A booking's claim to one leg of a seat.

    Attributes:
        booking_id: the booking that holds it.
        until: epoch second at which the hold ends; `SOLD` for a sold leg.
    """

    booking_id: str
    until: int


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of one trip.

    Attributes:
        claims: by leg; a leg without a claim was never held.
        closes: by leg, the epoch second at which selling ends for boarding at its first stop.
        blocked: whether the company took it off sale.
        paused: the change of the bus during which nobody can hold it; empty if there is none.
    """

    label: str
    claims: Mapping[int, Claim] = field(default_factory=dict)
    closes: Sequence[int] = ()
    blocked: bool = False
    paused: str = ""

    def leg_free(self, leg: int, now: int) -> bool:
        """Tell whether `leg` is neither held nor sold at `now`."""
        claim = self.claims.get(leg)
        return claim is None or claim.until <= now

    def state(self, legs: range, now: int) -> SeatState:
        """Tell how the stretch `legs` of this seat looks at `now`."""
        if self.blocked:
            return SeatState.BLOCKED
        ends = [self.claims[leg].until for leg in legs if not self.leg_free(leg, now)]
        if any(end == SOLD for end in ends):
            return SeatState.SOLD
        if ends:
            return SeatState.HELD
        if self.closes and self.closes[legs.start] <= now:
            return SeatState.CLOSED
        return SeatState.FREE

    def slack(self, legs: range, now: int) -> int:
        """Return how many free legs adjoin `legs`: taking these would cut them off from a longer journey."""
        left = legs.start
        while left > 0 and self.leg_free(left - 1, now):
            left -= 1
        right = legs.stop
        while right < len(self.closes) and self.leg_free(right, now):
            right += 1
        return (right - left) - len(legs)


class NoSeat(Exception):
    """The seats asked for are not free.

    Attributes:
        label: the seat that is not free, or None if no seat is left.
        state: the state of that seat; None if there is no such seat.
    """

    def __init__(self, label: str | None, state: SeatState | None) -> None:
        super().__init__(label or "no seat left")
        self.label = label
        self.state = state


@dataclass(frozen=True)
class Preference:
    """What suits those who name no seat.

    Attributes:
        spots: where the seats are; without them a group sits anywhere.
        avoid: labels that another buyer has just taken; they are chosen only if nothing else is left.
        classes: by label, in which place the class of a seat suits them; 0 for all others. It counts among
            places where a group sits as near together.
        tightest: False where any free seat is as good. All buyers of a stretch find the same seat the
            tightest, so one who lost it would lose the next one too.
    """

    spots: Mapping[str, Spot] = field(default_factory=dict)
    avoid: Collection[str] = ()
    classes: Mapping[str, int] = field(default_factory=dict)
    tightest: bool = True


def choose(
    seats: Iterable[Seat],
    legs: range,
    wishes: Sequence[str | None],
    now: int,
    prefer: Preference = Preference(),
    *,
    rng: random.Random | None = None,
) -> list[str]:
    """Return a seat for each wish: the seat that it names, or for None the seat that fits best.

    The best fit is the seat whose free stretch is the tightest around `legs`, so that long journeys
    stay sellable. A group sits together first, see `tms.bookings.together`. Among equals it is a random seat,
    so that buyers at the same moment do not collide.

    Raises:
        NoSeat: a wish cannot be met.
    """
    free = _free(seats, legs, wishes, now, rng)
    costs = {
        seat.label: (
            seat.label in prefer.avoid,
            prefer.classes.get(seat.label, 0),
            seat.slack(legs, now) if prefer.tightest else 0,
        )
        for seat in free
    }
    wished = {wish for wish in wishes if wish}
    mates = [prefer.spots[label] for label in wished if label in prefer.spots]
    best = iter(together(costs, len(wishes) - len(wished), prefer.spots, mates))
    return [wish or next(best) for wish in wishes]


def _free(
    seats: Iterable[Seat],
    legs: range,
    wishes: Sequence[str | None],
    now: int,
    rng: random.Random | None,
) -> list[Seat]:
    """Return the seats for those who name none, in random order."""
    by_label = {seat.label: seat for seat in seats}
    for wish in wishes:
        if wish is None:
            continue
        state = by_label[wish].state(legs, now) if wish in by_label else None
        if state is not SeatState.FREE:
            raise NoSeat(wish, state)
    free = [
        seat
        for seat in by_label.values()
        if seat.label not in wishes and seat.state(legs, now) is SeatState.FREE
    ]
    (rng or random.Random()).shuffle(free)  # noqa: S311 - spreads buyers, keeps no secret
    if sum(wish is None for wish in wishes) > len(free):
        raise NoSeat(None, None)
    return free


def closes_once_left(closes: Sequence[int], left: range, at: int, cut_off_s: int) -> list[int]:
    """Return `closes` after the bus left the stops `left` at `at`: selling there ends then, if not before."""
    return [min(end, at - cut_off_s) if leg in left else end for leg, end in enumerate(closes)]


def count_free(seats: Iterable[Seat], legs: range, now: int) -> int:
    """Return how many seats are free for the whole stretch."""
    return sum(seat.state(legs, now) is SeatState.FREE for seat in seats)


def booked_behind(seats: Iterable[Seat], stop: int, now: int) -> set[str]:
    """Return the ids of the bookings that hold or own a leg behind a stop (counted from 0) at `now`."""
    return {
        claim.booking_id
        for seat in seats
        for leg, claim in seat.claims.items()
        if leg >= stop and claim.until > now
    }
