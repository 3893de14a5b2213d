"""The seat rules against a naive model: everything there is at small sizes, and long random lives."""

import random
from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import settings

from tests.support.seat_contract import LABELS, SeatLedgerContract
from tests.support.seat_ledgers import MemoryLedger, SeatLedger
from tests.support.seat_machine import STRETCHES, SeatMachine
from tests.support.sizes import sized
from tms.bookings.sale import Sale
from tms.bookings.seats import SOLD, Claim, NoSeat, Seat, SeatState, choose, count_free

NOW = 1000
LEGS = 3
CLOSES = [NOW + 60] * LEGS
CLAIMS = {"never": None, "over": NOW, "held": NOW + 1, "sold": SOLD}
LEG_STATES = list(product(CLAIMS, repeat=LEGS))


class TestSeatsAtTheEdges(SeatLedgerContract):
    @pytest.fixture
    def ledger(self, sale: Sale) -> SeatLedger:
        return MemoryLedger(sale, LABELS)


TestSeatsInMemory = SeatMachine.TestCase
TestSeatsInMemory.settings = settings(max_examples=sized(50, soak=3000), stateful_step_count=40)


def seat(states: tuple[str, ...], label: str = "1A", **more: object) -> Seat:
    untils = {leg: CLAIMS[state] for leg, state in enumerate(states)}
    claims = {leg: Claim("bkg", until) for leg, until in untils.items() if until is not None}
    return Seat(label, claims, CLOSES, **more)  # type: ignore[arg-type] # `blocked` alone


@pytest.mark.parametrize("legs", STRETCHES, ids=str)
def test_a_stretch_is_what_its_worst_leg_is(legs: range) -> None:
    for states in LEG_STATES:
        wanted = {states[leg] for leg in legs}
        if "sold" in wanted:
            expected = SeatState.SOLD
        elif "held" in wanted:
            expected = SeatState.HELD
        else:
            expected = SeatState.FREE
        assert seat(states).state(legs, NOW) is expected
        assert seat(states, blocked=True).state(legs, NOW) is SeatState.BLOCKED
        assert count_free([seat(states)] * 3, legs, NOW) == (3 if expected is SeatState.FREE else 0)


@pytest.mark.parametrize("legs", STRETCHES, ids=str)
def test_slack_is_what_is_free_around_a_stretch(legs: range) -> None:
    for states in LEG_STATES:
        taken = [-1, *(leg for leg in range(LEGS) if states[leg] in {"held", "sold"}), LEGS]
        left = max(leg for leg in taken if leg < legs.start)
        right = min(leg for leg in taken if leg >= legs.stop)
        assert seat(states).slack(legs, NOW) == (right - left - 1) - len(legs)


@pytest.mark.parametrize("legs", STRETCHES, ids=str)
def test_the_seat_chosen_is_free_and_none_is_tighter(legs: range) -> None:
    """All 4,096 states of two seats of three legs, for one buyer and for two."""
    for first, second in product(LEG_STATES, repeat=2):
        seats = [seat(first, "1A"), seat(second, "1B")]
        free = {
            each.label: each.slack(legs, NOW) for each in seats if each.state(legs, NOW) is SeatState.FREE
        }
        for people in (1, 2):
            if len(free) < people:
                with pytest.raises(NoSeat):
                    choose(seats, legs, [None] * people, NOW)
                continue
            chosen = choose(seats, legs, [None] * people, NOW)
            assert len(set(chosen)) == people
            assert free[chosen[0]] == min(free.values())
            assert set(chosen) <= set(free)


def test_three_buyers_of_two_seats_and_three_legs_get_what_the_naive_model_gives() -> None:
    """Every sequence of three buyers, each with any stretch and any wish: 5,832 of them."""
    for buyers in product(product(STRETCHES, (None, "1A", "1B")), repeat=3):
        taken: dict[tuple[str, int], int] = {}
        for buyer, (legs, wish) in enumerate(buyers):
            possible = [label for label in ("1A", "1B") if not any((label, leg) in taken for leg in legs)]
            try:
                [label] = choose(ledger(taken), legs, [wish], NOW, rng=random.Random(buyer))
            except NoSeat:
                assert wish not in possible if wish else not possible
                continue
            assert label in possible
            assert wish in {None, label}
            for leg in legs:
                assert (label, leg) not in taken
                taken[label, leg] = buyer


def ledger(taken: Mapping[tuple[str, int], int]) -> Iterator[Seat]:
    for label in ("1A", "1B"):
        mine = {leg: Claim(f"bkg_{buyer}", NOW + 600) for (of, leg), buyer in taken.items() if of == label}
        yield Seat(label, mine, CLOSES)
