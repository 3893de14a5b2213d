"""How stretches of a trip sell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.bookings.seats import SOLD, Claim, Seat
from tms.bookings.stretches import Sales, Selling, changed, ends_of, last_sale, selling

CLOSES = (100, 200, 300)


def seat(*untils: int, label: str = "1A") -> Seat:
    claims = {leg: Claim("bkg_1", until) for leg, until in enumerate(untils) if until}
    return Seat(label, claims, CLOSES)


@pytest.mark.parametrize(
    ("seats", "legs", "now", "told"),
    [
        ([seat(0, 0, 0)], range(3), 99, Selling(1, Sales.OPEN)),
        ([seat(0, 0, 0)], range(3), 100, Selling(0, Sales.CLOSED)),
        ([seat(0, 0, 0)], range(1, 3), 100, Selling(1, Sales.OPEN)),
        ([seat(SOLD, 0, 0)], range(1), 99, Selling(0, Sales.SOLD_OUT)),
        ([seat(SOLD, 0, 0)], range(1), 100, Selling(0, Sales.CLOSED)),
        ([seat(SOLD, 0, 0)], range(1, 2), 99, Selling(1, Sales.OPEN)),
        ([seat(50, 0, 0)], range(3), 49, Selling(0, Sales.SOLD_OUT)),
        ([seat(50, 0, 0)], range(3), 50, Selling(1, Sales.OPEN)),
        ([], range(3), 0, Selling(0, Sales.CLOSED)),
    ],
)
def test_a_stretch_is_open_sold_out_or_closed(seats: list[Seat], legs: range, now: int, told: Selling):
    assert selling(seats, legs, now) == told


def test_a_seat_that_is_held_can_still_be_had_and_one_that_is_sold_cannot():
    assert last_sale([seat(SOLD, 50, 0)], range(1, 3)) == 200
    assert last_sale([seat(SOLD, 50, 0)], range(2)) is None
    assert last_sale([seat(SOLD, 0, 0), seat(0, 0, 0, label="1B")], range(2)) == 100


@given(st.lists(st.lists(st.sampled_from([0, 50, SOLD]), min_size=3, max_size=3), max_size=4))
def test_the_projection_tells_the_same(untils: list[list[int]]):
    labels = {f"{number}A": each for number, each in enumerate(untils)}
    seats = [seat(*each, label=label) for label, each in labels.items()]
    ends = ends_of({"closes": list(CLOSES), "until": labels})
    assert ends == {
        (start, stop): last_sale(seats, range(start, stop))
        for start in range(3)
        for stop in range(start + 1, 4)
    }


def test_only_what_sells_otherwise_is_told():
    free, first = ({"closes": list(CLOSES), "until": {"1A": each}} for each in ([0, 0, 0], [SOLD, 0, 0]))
    assert changed(ends_of(free), ends_of(free)) == ""
    assert changed(ends_of(free), ends_of(first)) == "0-1,0-2,0-3"
    left = {**free, "closes": [90, 200, 300]}
    assert changed(ends_of(free), ends_of(left)) == "0-1,0-2,0-3"
    held = {**free, "until": {"1A": [50, 0, 0]}}
    assert changed(ends_of(free), ends_of(held)) == ""
