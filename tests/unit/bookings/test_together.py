"""Groups that name no seats sit together, and still leave the long journeys their seats."""

import random
from collections import Counter
from itertools import combinations

import pytest

from tests.unit.bookings.test_seats import NOW, seat
from tms.bookings.seats import NoSeat, Preference, Seat, choose
from tms.bookings.spots import Spot, spots
from tms.bookings.together import apart
from tms.fleet.layout import drawn

BUS = spots(drawn(*["xx.xx"] * 6))
"""Seats 1A to 6D, with an aisle between B and C."""


def empty(**changed: range) -> list[Seat]:
    """The seats of the bus; those that are named are sold on some legs."""
    return [seat(label, changed.get(f"s{label}", range(0))) for label in BUS]


def chosen(seats: list[Seat], size: int, number: int = 0, legs: range = range(2)) -> list[str]:
    return choose(seats, legs, [None] * size, NOW, Preference(BUS), rng=random.Random(number))


def spread(labels: list[str]) -> int:
    seats: list[Spot] = [BUS[label] for label in labels]
    return sum(apart(one, other) for one, other in combinations(seats, 2))


@pytest.mark.parametrize("number", range(20))
def test_two_people_on_an_empty_bus_sit_side_by_side(number: int):
    assert spread(chosen(empty(), 2, number)) == 1


@pytest.mark.parametrize("number", range(20))
def test_four_people_have_a_row_for_themselves(number: int):
    assert len({label[0] for label in chosen(empty(), 4, number)}) == 1


def test_across_the_aisle_comes_before_the_row_behind():
    taken = {f"s{label}": range(4) for label in BUS if label not in {"1B", "1C", "2B"}}
    assert set(chosen(empty(**taken), 2)) == {"1B", "1C"}


def test_of_two_rows_the_one_with_the_tighter_gaps_is_taken():
    tight = {"s3A": range(2, 4), "s3B": range(2, 4)}
    assert set(chosen(empty(**tight), 2)) == {"3A", "3B"}


def test_a_lonely_buyer_takes_the_tightest_seat_wherever_it_is():
    assert chosen(empty(s5D=range(2, 4)), 1) == ["5D"]


def test_who_names_no_seat_sits_beside_the_one_who_did():
    assert choose(empty(), range(2), [None, "4C"], NOW, Preference(BUS)) == ["4D", "4C"]


@pytest.mark.parametrize("number", range(20))
def test_of_places_as_near_together_the_one_with_the_fewest_seats_of_another_class_is_taken(number: int):
    left = [each for each in empty() if each.label in {"1A", "1B", "2A", "2B"}]
    prefer = Preference(BUS, classes={"1A": 1, "1B": 1})
    found = choose(left, range(2), [None] * 3, NOW, prefer, rng=random.Random(number))
    assert {"2A", "2B"} < set(found)


def test_two_people_sit_side_by_side_rather_than_in_one_class():
    left = [each for each in empty() if each.label in {"1A", "1B", "2A"}]
    found = choose(left, range(2), [None, None], NOW, Preference(BUS, classes={"1A": 1, "1B": 1}))
    assert set(found) == {"1A", "1B"}


def test_buyers_at_once_do_not_all_want_the_same_pair():
    pairs = Counter(tuple(sorted(chosen(empty(), 2, number))) for number in range(240))
    assert len(pairs) == 12
    assert max(pairs.values()) < 60


def test_seats_just_lost_are_left_even_if_the_group_sits_apart():
    left = {f"s{label}": range(4) for label in BUS if label not in {"1A", "1B", "6A", "6D"}}
    found = choose(empty(**left), range(2), [None, None], NOW, Preference(BUS, {"1B"}))
    assert set(found) <= {"1A", "6A", "6D"}


def test_where_everybody_names_a_seat_nobody_else_needs_one():
    full = {f"s{label}": range(4) for label in BUS if label not in {"1A", "6D"}}
    assert choose(empty(**full), range(2), ["6D", "1A"], NOW, Preference(BUS)) == ["6D", "1A"]


def test_a_group_that_finds_no_room_gets_no_seat_at_all():
    full = {f"s{label}": range(4) for label in BUS if label != "1A"}
    with pytest.raises(NoSeat):
        chosen(empty(**full), 2)
