"""Looking at every state of the model, and at what becomes of each by the queues alone."""

from collections import deque
from dataclasses import dataclass
from typing import Final

from tests.support.model.sales import (
    EXCHANGED,
    FREE,
    GONE,
    LEGS_OF,
    WRITES,
    Fault,
    Rules,
    State,
    Work,
    became,
    exists,
    rides,
    settled,
    steps,
)

MOST_STEPS: Final = 60
"""More than any recovery takes."""


@dataclass(frozen=True)
class Seen:
    """How much was looked at."""

    states: int
    steps: int
    deepest: int


def explore(rules: Rules) -> Seen:
    """Look at every state that can be reached.

    Raises:
        Fault: a state is wrong, or does not end well by itself. It tells the shortest way there.
    """
    start = State()
    came: dict[State, tuple[State, str] | None] = {start: None}
    recovered: set[State] = set()
    waiting, taken, deepest = deque([(start, 0)]), 0, 0
    while waiting:
        state, depth = waiting.popleft()
        deepest = max(deepest, depth)
        try:
            _require_right(state)
            if not state.works:
                _require_a_good_end(state, rules, recovered)
        except Fault as fault:
            raise Fault(f"{fault}\n" + "\n".join(_way(came, state))) from None
        for told, after in steps(state, rules):
            taken += 1
            if after not in came:
                came[after] = state, told
                waiting.append((after, depth + 1))
    return Seen(len(came), taken, deepest)


def _way(came: dict[State, tuple[State, str] | None], state: State) -> list[str]:
    told = [str(state)]
    while (before := came[state]) is not None:
        state, step = before
        told.append(step)
    return told[::-1]


def _require_right(state: State) -> None:
    """Require what must hold at every moment, whatever is under way."""
    sold: set[tuple[int, int]] = set()
    for number, booking in enumerate(state.bookings):
        if booking.status != "C":
            continue
        if not exists(state, booking.seat):
            raise Fault(f"{number} is paid and its seat is gone")
        for leg in LEGS_OF[number]:
            if (booking.seat, leg) in sold:
                raise Fault(f"leg {leg} of seat {booking.seat} is sold twice")
            if state.claims[booking.seat][leg] != (number, True):
                raise Fault(f"{number} is paid and has no seat on leg {leg}")
            sold.add((booking.seat, leg))
    _require_owners(state, sold)
    _require_money(state)


def _require_owners(state: State, sold: set[tuple[int, int]]) -> None:
    for seat, claims in enumerate(state.claims):
        for leg, claim in enumerate(claims):
            if claim is not FREE and claim[1] and (seat, leg) not in sold:
                raise Fault(f"leg {leg} of seat {seat} is sold to nobody")


def _require_money(state: State) -> None:
    """Require that money was taken for exactly the bookings that are confirmed."""
    for number, paid in enumerate(state.paid):
        has = state.bookings[number].status == "C"
        if has != (paid in {"S", "0"}):
            raise Fault(f"{number} is {state.bookings[number].status} and its money {paid}")
    if state.paid[0] == "M" and state.bookings[EXCHANGED].status != "C":
        raise Fault("money was moved to an exchange that nobody has")


def _require_a_good_end(state: State, rules: Rules, recovered: set[State]) -> None:
    """Require that time and the queues alone end it well: no seat held, no money kept, no change half done.

    States on the way to the end are known to end well, and are not gone through again.
    """
    way: list[State] = []
    for _ in range(MOST_STEPS):
        if state in recovered:
            recovered.update(way)
            return
        way.append(state)
        after = _next_by_itself(state, rules)
        if after is None:
            break
        state = after
    else:
        raise Fault("it never ends")
    held = any(
        claim is not FREE and not claim[1] and state.bookings[claim[0]].live
        for claims in state.claims
        for claim in claims
    )
    if held or state.swap == 1:
        raise Fault(f"in the end something is held for ever: {state}")
    if set(state.paid) & set("AP"):
        raise Fault(f"in the end money is on its way for ever: {state}")
    if state.trip == "x" and any(each.status == "C" for each in state.bookings):
        raise Fault(f"in the end somebody has a seat of a cancelled trip: {state}")
    recovered.update(way)


def _next_by_itself(state: State, rules: Rules) -> State | None:
    """Return what the queues, the scheduler or time do next; None if nothing is left to do."""
    for number, booking in enumerate(state.bookings):
        if state.swap == 1 and booking.seat == GONE and rides(state, number):
            return WRITES["move"](state, Work("move", number, GONE), rules)
        if state.trip == "x" and rides(state, number):
            return WRITES["withdraw"](state, Work("withdraw", number, booking.seat), rules)
    if state.swap == 1:
        return state._replace(swap=2)
    for number, booking in enumerate(state.bookings):
        if state.paid[number] == "P":
            work = Work("confirm", number, booking.seat, state.bookings[0].seat)
            sold = WRITES["confirm"](state, work, rules)
            return WRITES["owe_back"](state, work, rules) if sold is None else sold
        if state.paid[number] == "A":
            return settled(state, number, "-")
        if booking.status == "H":
            return became(state, number, status="E", live=False)
    return None
