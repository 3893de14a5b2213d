"""A small model of the sale of seats, whose every interleaving is looked at.

Two seats, three legs and three buyers, and what the platform does with them: hold, pay, expire, cancel,
exchange, change the bus, cancel the trip, let the bus leave. Each transaction of the platform is one step,
with the condition that `tms.bookings.store` and its neighbours write it with. What a function read before is
kept in its `Work` until it writes, so that anything may happen in between. A function may also die there: its
work is dropped, and only a repeat or a queue goes on. A hold, and an exchange for nothing, need no `Work`:
their conditions ask again for all that they read but the seat, and every seat is tried.

The model knows no numbers: a hold is live or over, a payment is asked for or taken. It says whether the
conditions suffice; that the code has these conditions is shown by the same rules on the real code, see
`tests/component/bookings/test_any_order.py`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeVar

T = TypeVar("T")

SEATS: Final = 2
LEGS: Final = 3
NEW_SEAT: Final = SEATS
"""The seat that only the other bus has; it has no seat `GONE`."""
GONE: Final = SEATS - 1

BUYERS: Final = ((0, 1), (1, 2), (0, 1, 2))
"""The legs that each buyer wants; each two of them meet."""
EXCHANGED: Final = len(BUYERS)
"""The booking that the first buyer gets by an exchange, for the last leg."""
LEGS_OF: Final = (*BUYERS, (2,))

FREE: Final = None
Claim = tuple[int, bool] | None
"""A booking, and whether the leg is sold to it or only held."""


class Booking(NamedTuple):
    """Status: none yet (-), Held, Confirmed, Expired, cancelled (X); `live` while its hold runs."""

    status: str = "-"
    live: bool = False
    seat: int = 0


class Work(NamedTuple):
    """What a function read before it writes: the kind of work, the booking, and the seats that it read."""

    kind: str
    booking: int
    seat: int
    other: int = 0


class State(NamedTuple):
    """The tables and what is under way.

    Attributes:
        claims: by seat and leg.
        paid: by booking: not begun or failed (-), Asked, taken by the Provider, Succeeded, going back (R),
            Moved to the exchanged booking, or zero (0): nothing was due for the exchange.
        trip: open, cancelled (x), or left (l).
        swap: not begun (0), under way (1), done (2).
    """

    claims: tuple[tuple[Claim, ...], ...] = ((FREE,) * LEGS,) * (SEATS + 1)
    bookings: tuple[Booking, ...] = (Booking(),) * len(LEGS_OF)
    paid: str = "-" * len(LEGS_OF)
    trip: str = "o"
    swap: int = 0
    works: tuple[Work, ...] = ()


@dataclass(frozen=True)
class Rules:
    """What may happen, and which of the conditions count. A test takes one away and must see the fault.

    Attributes:
        buyers: how many of them come.
        at_once: how many functions are between their reading and their writing.
        due: whether the exchange costs something more, which is paid first.
        cancels, exchanges, swaps, ends: which of these things happen.
    """

    buyers: int = len(BUYERS)
    at_once: int = 2
    cancels: bool = True
    exchanges: bool = True
    due: bool = False
    swaps: bool = True
    ends: bool = True
    without: frozenset[str] = frozenset()

    def asks(self, condition: str) -> bool:
        """Tell whether a condition counts."""
        return condition not in self.without


class Fault(AssertionError):
    """Something that must never be, and the steps that led there."""


def exists(state: State, seat: int) -> bool:
    """Tell whether the bus, or one of the two during a change, has a seat."""
    if seat == NEW_SEAT:
        return state.swap > 0
    return seat != GONE or state.swap < 2


def sells(state: State, seat: int, rules: Rules) -> bool:
    """Tell whether a seat is on sale."""
    open_ = state.trip == "o" or not rules.asks("closed")
    return open_ and exists(state, seat) and (state.swap != 1 or not rules.asks("paused"))


def takeable(state: State, booking: int, seat: int) -> bool:
    """Tell whether all legs of a booking are free at a seat, or its own."""
    return all(_free(state, state.claims[seat][leg], booking) for leg in LEGS_OF[booking])


def _free(state: State, claim: Claim, booking: int) -> bool:
    if claim is None or claim[0] == booking:
        return True
    return not claim[1] and not state.bookings[claim[0]].live


def owns(state: State, booking: int, seat: int) -> bool:
    """Tell whether the first leg at a seat is claimed by a booking: its claims are written together."""
    claim = state.claims[seat][LEGS_OF[booking][0]]
    return claim is not None and claim[0] == booking


def claimed(state: State, booking: int, seat: int, claim: Claim) -> State:
    """Return the state with the legs of a booking at a seat claimed, or free."""
    legs = LEGS_OF[booking]
    row = tuple(claim if leg in legs else each for leg, each in enumerate(state.claims[seat]))
    return state._replace(claims=_put(state.claims, seat, row))


def became(state: State, booking: int, **change: object) -> State:
    """Return the state with a changed booking."""
    return state._replace(
        bookings=_put(state.bookings, booking, state.bookings[booking]._replace(**change))  # type: ignore[arg-type]
    )


def settled(state: State, booking: int, status: str) -> State:
    """Return the state with another status of what was paid for a booking."""
    return state._replace(paid=state.paid[:booking] + status + state.paid[booking + 1 :])


def _put(several: tuple[T, ...], index: int, value: T) -> tuple[T, ...]:
    return (*several[:index], value, *several[index + 1 :])


# --- what a function writes, with its conditions; None: the condition failed, and nothing was written ---


def hold(state: State, work: Work, rules: Rules) -> State | None:
    """Take a seat for a while. An exchange that costs more holds the new seat so."""
    booking, seat = work.booking, work.seat
    if state.bookings[booking].status != "-" or not sells(state, seat, rules):
        return None
    if rules.asks("takeable") and not takeable(state, booking, seat):
        return None
    return claimed(became(state, booking, status="H", live=True, seat=seat), booking, seat, (booking, False))


def confirm(state: State, work: Work, rules: Rules) -> State | None:
    """Sell what was paid for; late money takes the seat again if it is free and on sale."""
    booking, seat = work.booking, work.seat
    now = state.bookings[booking]
    if rules.asks("pending") and (state.paid[booking] != "P" or now.status not in {"H", "E"}):
        return None
    if now.seat != seat:
        return None
    held = owns(state, booking, seat) and now.live and state.trip == "o"
    if not (held or sells(state, seat, rules)):
        return None
    if rules.asks("takeable") and not takeable(state, booking, seat):
        return None
    if booking == EXCHANGED:
        former = _given_up(state, 0, work.other, "M", rules)
        if former is None:
            return None
        state = former
    state = became(state, booking, status="C", live=False, seat=seat)
    paid = "S" if state.paid[booking] == "P" else state.paid[booking]
    return settled(claimed(state, booking, seat, (booking, True)), booking, paid)


def owe_back(state: State, work: Work, _: Rules) -> State | None:
    """Owe money back that buys nothing."""
    return settled(state, work.booking, "R") if state.paid[work.booking] == "P" else None


def _given_up(state: State, booking: int, seat: int, paid: str, rules: Rules) -> State | None:
    """Cancel a confirmed booking, as a part of a transaction."""
    now = state.bookings[booking]
    if rules.asks("own") and (now.status != "C" or not owns(state, booking, seat)):
        return None
    state = claimed(became(state, booking, status="X", live=False), booking, seat, FREE)
    if state.paid[booking] in "S0":
        state = settled(state, booking, paid if state.paid[booking] == "S" else "-")
    if booking == EXCHANGED and state.paid[0] == "M":
        state = settled(state, 0, "R")
    return state


def cancel(state: State, work: Work, rules: Rules) -> State | None:
    """Cancel a confirmed booking for its customer."""
    return _given_up(state, work.booking, work.seat, "R", rules) if state.trip == "o" else None


def exchange(state: State, work: Work, rules: Rules) -> State | None:
    """Change the first booking to another stretch for nothing, in one transaction."""
    seat = work.other
    if not sells(state, seat, rules) or not takeable(state, EXCHANGED, seat):
        return None
    if state.bookings[EXCHANGED].status != "-":
        return None
    former = _given_up(state, 0, work.seat, "M", rules)
    if former is None:
        return None
    state = claimed(became(former, EXCHANGED, status="C", seat=seat), EXCHANGED, seat, (EXCHANGED, True))
    return settled(state, EXCHANGED, "0")


def withdraw(state: State, work: Work, rules: Rules) -> State | None:
    """Cancel a booking of a cancelled trip; what is only held goes without money."""
    now = state.bookings[work.booking]
    if now.status == "C":
        return _given_up(state, work.booking, work.seat, "R", rules)
    if now.status != "H" or not owns(state, work.booking, work.seat):
        return None
    state = became(state, work.booking, status="X", live=False)
    return claimed(state, work.booking, work.seat, FREE)


def move(state: State, work: Work, rules: Rules) -> State | None:
    """Give a booking its seat in the other bus."""
    now = state.bookings[work.booking]
    if state.swap != 1 or now.status not in {"H", "C"} or now.seat != work.seat:
        return None
    if not owns(state, work.booking, work.seat) or not takeable(state, work.booking, NEW_SEAT):
        return None
    state = claimed(state, work.booking, work.seat, FREE)
    state = claimed(state, work.booking, NEW_SEAT, (work.booking, now.status == "C"))
    return became(state, work.booking, seat=NEW_SEAT)


WRITES: Final[dict[str, Callable[[State, Work, Rules], State | None]]] = {
    each.__name__: each for each in (confirm, owe_back, cancel, withdraw, move)
}

Step = tuple[str, State]


def steps(state: State, rules: Rules) -> Iterator[Step]:
    """Yield everything that may happen next, and the state that it leads to."""
    for work in state.works:
        rest = state._replace(works=tuple(each for each in state.works if each is not work))
        yield f"{work} dies", rest
        written = WRITES[work.kind](rest, work, rules)
        if written is not None:
            yield f"{work} writes", written
        elif work.kind == "confirm" and _buys_nothing(rest, work):
            yield f"{work} fails", _begun(rest, Work("owe_back", work.booking, work.seat))
    if len(state.works) < rules.at_once:
        for work in readings(state, rules):
            yield f"{work} reads", _begun(state, work)
    yield from _happenings(state, rules)


def _begun(state: State, work: Work) -> State:
    return state._replace(works=tuple(sorted((*state.works, work))))


def _buys_nothing(state: State, work: Work) -> bool:
    """Tell whether money goes back: not while the bus changes, nor if the seat is another one since."""
    now = state.bookings[work.booking]
    return state.paid[work.booking] == "P" and now.seat == work.seat and state.swap != 1


def readings(state: State, rules: Rules) -> Iterator[Work]:
    """Yield what functions may begin: each has read the state as it is."""
    for number, booking in enumerate(state.bookings):
        if state.paid[number] == "P":
            yield Work("confirm", number, booking.seat, state.bookings[0].seat)
        if rules.cancels and booking.status == "C" and state.trip == "o":
            yield Work("cancel", number, booking.seat)
        if state.trip == "x" and rides(state, number):
            yield Work("withdraw", number, booking.seat)
        if state.swap == 1 and booking.seat == GONE and rides(state, number):
            yield Work("move", number, GONE)


def _may_hold(state: State, number: int, rules: Rules) -> bool:
    return number < rules.buyers if number < EXCHANGED else rules.due and _exchanges(state, rules)


def _exchanges(state: State, rules: Rules) -> bool:
    return rules.exchanges and state.bookings[0].status == "C" and state.bookings[EXCHANGED].status == "-"


def rides(state: State, number: int) -> bool:
    booking = state.bookings[number]
    return owns(state, number, booking.seat) and (
        booking.status == "C" or (booking.status == "H" and booking.live)
    )


def _happenings(state: State, rules: Rules) -> Iterator[Step]:
    """Yield what happens in one transaction, at the provider's, or by time."""
    for number in range(len(state.bookings)):
        yield from _of_a_buyer(state, number, rules)
        yield from _of_a_payment(state, number)
    if _exchanges(state, rules) and not rules.due:
        for seat in range(SEATS + 1):
            after = exchange(state, Work("exchange", 0, state.bookings[0].seat, seat), rules)
            if after is not None:
                yield f"0 exchanges for seat {seat}", after
    yield from _of_the_trip(state, rules)


def _of_a_buyer(state: State, number: int, rules: Rules) -> Iterator[Step]:
    booking = state.bookings[number]
    if booking.status == "-" and _may_hold(state, number, rules):
        for seat in range(SEATS + 1):
            held = hold(state, Work("hold", number, seat), rules)
            if held is not None:
                yield f"{number} holds seat {seat}", held
    if booking.status == "H" and booking.live:
        yield f"the hold of {number} is over", became(state, number, live=False)
    if booking.status == "H" and not booking.live:
        yield f"{number} expires", became(state, number, status="E")


def _of_a_payment(state: State, number: int) -> Iterator[Step]:
    booking, paid = state.bookings[number], state.paid[number]
    runs = booking.status == "H" and booking.live and state.trip == "o" and owns(state, number, booking.seat)
    if paid == "-" and runs:
        yield f"{number} begins to pay", settled(state, number, "A")
    if paid == "A":
        yield f"{number} has paid", settled(state, number, "P")
        yield f"{number} does not pay", settled(state, number, "-")


def _of_the_trip(state: State, rules: Rules) -> Iterator[Step]:
    if rules.swaps and state.swap == 0 and state.trip == "o":
        yield "the bus begins to change", state._replace(swap=1)
    if state.swap == 1 and not any(
        each.seat == GONE and rides(state, number) for number, each in enumerate(state.bookings)
    ):
        yield "the bus has changed", state._replace(swap=2)
    if rules.ends and state.trip == "o":
        yield "the trip is cancelled", state._replace(trip="x")
        yield "the bus leaves", state._replace(trip="l")
