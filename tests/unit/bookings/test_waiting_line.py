"""Whose turn it is in a line, and which seats are kept for it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.bookings.sale import Sale, SaleStop
from tms.bookings.seats import SOLD, Claim, Seat, SeatState
from tms.bookings.waiting_list.line import Waiter, kept_for_line, turns
from tms.fleet.layout import drawn

NOW = 1_795_000_000
LEAVES = datetime.fromtimestamp(NOW, UTC) + timedelta(hours=5)
STOPS = ["a", "b", "c"]
LAYOUT = drawn("xx.xx")
LABELS = LAYOUT.labels

SALE = Sale(
    trip_id="trp_1",
    company_id="co_1",
    company="Ikirere Express",
    route_id="rte_1",
    bus_class="standard",
    service_date="2026-11-22",
    currency="RWF",
    stops=[SaleStop(f"stn_{each}", each, LEAVES, LEAVES) for each in STOPS],
    fares={(0, 1): 500, (1, 2): 500, (0, 2): 900},
    layout=LAYOUT.as_grid(),
)


def seat(label: str, *taken: int, until: int = SOLD) -> Seat:
    """Return a seat of which legs are taken by somebody."""
    closes = [NOW + 3600, NOW + 7200]
    return Seat(label, {leg: Claim("bkg_1", until) for leg in taken}, closes)


def waiter(number: int, seats: int = 1, origin: str = "a", destination: str = "c") -> Waiter:
    return Waiter(f"wle_{number}", f"acc_{number}", number, f"stn_{origin}", f"stn_{destination}", seats)


def whose(seats: list[Seat], *line: Waiter) -> list[str]:
    return [turn.waiter.entry_id for turn in turns(SALE, seats, line, NOW)]


def test_the_first_one_comes_first_however_the_line_is_given():
    seats = [seat(LABELS[0])]
    assert whose(seats, waiter(2), waiter(1)) == ["wle_1"]


def test_of_two_that_came_in_one_moment_one_is_always_first():
    seats = [seat(LABELS[0])]
    one, other = replace(waiter(1), joined_ms=7), replace(waiter(2), joined_ms=7)
    assert whose(seats, one, other) == whose(seats, other, one) == ["wle_1"]


def test_a_group_that_does_not_fit_is_passed():
    seats = [seat(LABELS[0]), seat(LABELS[1], 0)]
    assert whose(seats, waiter(1, seats=2), waiter(2)) == ["wle_2"]


def test_a_group_comes_before_those_behind_it_once_it_fits():
    seats = [seat(LABELS[0]), seat(LABELS[1])]
    assert whose(seats, waiter(1, seats=2), waiter(2)) == ["wle_1"]


def test_two_share_a_seat_on_different_stretches():
    found = list(
        turns(
            SALE,
            [seat(LABELS[0])],
            [waiter(1, origin="a", destination="b"), waiter(2, origin="b", destination="c")],
            NOW,
        )
    )
    assert [(turn.waiter.entry_id, list(turn.labels)) for turn in found] == [
        ("wle_1", [LABELS[0]]),
        ("wle_2", [LABELS[0]]),
    ]


@pytest.mark.parametrize(("origin", "destination"), [("c", "a"), ("a", "x")])
def test_a_stretch_that_the_trip_has_no_more_has_no_turn(origin: str, destination: str):
    assert whose([seat(LABELS[0])], waiter(1, origin=origin, destination=destination), waiter(2)) == ["wle_2"]


def test_after_the_end_of_sales_nobody_has_a_turn():
    closed = replace(seat(LABELS[0]), closes=[NOW, NOW + 7200])
    assert whose([closed], waiter(1)) == []
    assert whose([closed], waiter(1, origin="b")) == ["wle_1"]


def test_a_hold_whose_time_is_over_is_free():
    assert whose([seat(LABELS[0], 0, 1, until=NOW)], waiter(1)) == ["wle_1"]
    assert whose([seat(LABELS[0], 0, 1, until=NOW + 1)], waiter(1)) == []


def test_what_the_line_can_use_seems_held_on_its_legs_alone():
    seats = [seat(label) for label in LABELS]
    seen = kept_for_line(SALE, seats, [waiter(1, destination="b")], NOW)
    states = [each.state(range(1), NOW) for each in seen]
    assert (states.count(SeatState.HELD), states.count(SeatState.FREE)) == (1, 3)
    assert {each.state(range(1, 2), NOW) for each in seen} == {SeatState.FREE}


def test_without_a_line_the_seats_are_as_they_are():
    seats = [seat(label, 0) for label in LABELS]
    assert kept_for_line(SALE, seats, [], NOW) == seats


taken = st.lists(st.sets(st.sampled_from([0, 1])), min_size=4, max_size=4)
waiters = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from([("a", "b"), ("b", "c"), ("a", "c")])), max_size=6
)


@given(taken, waiters)
def test_no_turn_takes_what_another_has_and_nobody_is_passed_who_fits(
    legs: list[set[int]], wanted: list[tuple[int, tuple[str, str]]]
):
    seats = [seat(label, *each) for label, each in zip(LABELS, legs, strict=True)]
    line = [waiter(number, size, *stretch) for number, (size, stretch) in enumerate(wanted)]
    found = list(turns(SALE, seats, line, NOW))
    used = [(label, leg) for turn in found for label in turn.labels for leg in turn.legs]
    assert len(used) == len(set(used))
    assert not {(label, leg) for label, each in zip(LABELS, legs, strict=True) for leg in each} & set(used)
    assert [turn.waiter for turn in found] == sorted((t.waiter for t in found), key=lambda one: one.joined_ms)
    left = kept_for_line(SALE, seats, line, NOW)
    served = {turn.waiter.entry_id for turn in found}
    for passed in line:
        if passed.entry_id not in served:
            stretch = SALE.legs(passed.origin_id, passed.destination_id)
            free = sum(each.state(stretch, NOW) is SeatState.FREE for each in left)
            assert free < passed.seats
