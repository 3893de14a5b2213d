"""Who sits where when a trip gets another bus."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.bookings.reseat import Reseating, Rider, Side, in_steps, meets, reseat, spots
from tms.fleet.layout import Layout, coach, coaster, drawn, minibus, vip

WHOLE = range(2)
FIRST, SECOND = range(1), range(1, 2)


def rider(seat: str, legs: range = WHOLE, booking: str = "") -> Rider:
    return Rider(booking or f"bkg_{seat}", seat, legs)


def seats_after(riders: list[Rider], done: Reseating) -> dict[Rider, str]:
    """Move everybody in the order of the plan, and hold the rules of the ledger at each step."""
    now = {each: each.seat for each in riders}
    for move in done.moves:
        assert not any(
            seat == move.to and meets(each.legs, move.rider.legs)
            for each, seat in now.items()
            if each != move.rider
        ), f"{move.to} is taken when {move.rider} comes"
        assert now[move.rider] == move.rider.seat, "nobody moves twice"
        now[move.rider] = move.to
    return now


class TestOnePassenger:
    def test_keeps_the_seat_that_the_new_bus_has_too(self):
        done = reseat([rider("2A")], coaster(), minibus(), 2)
        assert done.fits
        assert done.moves == []

    def test_gets_the_nearest_of_the_same_kind(self):
        before, after = drawn("xx.xx", "xx.xx", "xx.xx"), drawn("xx.xx", "xx.xx")
        done = reseat([rider("3D")], before, after, 2)
        assert [(move.rider.seat, move.to) for move in done.moves] == [("3D", "2D")]

    def test_gets_a_window_farther_off_rather_than_the_aisle_beside(self):
        before, after = drawn("x.x", "x.x", "x.x"), drawn("x.x", "x.x")
        done = reseat([rider("3A"), rider("2A"), rider("2B")], before, after, 2)
        assert [(move.rider.seat, move.to) for move in done.moves] == [("3A", "1A")]

    def test_gets_a_seat_for_the_whole_way(self):
        before, after = drawn("xxx"), drawn("xx")
        riders = [rider("1A", FIRST), rider("1B", SECOND), rider("1C", FIRST, "b")]
        done = reseat(riders, before, after, 2)
        assert [(move.rider.seat, move.to) for move in done.moves] == [("1C", "1B")]


class TestAGroup:
    def test_stays_together_where_that_costs_no_further_move(self):
        before = drawn("xx.xx", "xx.xx", "xx.xx", "xx.xx")
        after = drawn("xx.xx", "xx.xx", "xx.xx")
        riders = [rider("4A", booking="g"), rider("4B", booking="g"), rider("3A"), rider("1D"), rider("3C")]
        done = reseat(riders, before, after, 2)
        now = seats_after(riders, done)
        assert len(done.moves) == 2
        assert {now[each] for each in riders if each.booking_id == "g"} == {"2A", "2B"}

    def test_sits_near_those_of_it_that_keep_their_seats(self):
        before, after = drawn("x.x", "x.x", "x.x", "x.x"), drawn("x.x", "x.x", "x.x")
        riders = [rider("1A", booking="g"), rider("4B", booking="g")]
        done = reseat(riders, before, after, 2)
        assert [move.to for move in done.moves] == ["1B"]


class TestWhoDoesNotFit:
    def test_is_counted_on_each_leg(self):
        riders = [rider("1A", FIRST), rider("1B", FIRST), rider("1C", FIRST), rider("1D", SECOND)]
        done = reseat(riders, drawn("xxxx"), drawn("xx"), 2)
        assert not done.fits
        assert done.missing == [1, 0]
        assert len(done.unseated) == 1

    def test_somebody_is_moved_aside_who_could_stay(self):
        before, after = drawn("xxx"), drawn("xx")
        riders = [rider("1A", FIRST, "a"), rider("1B", SECOND, "b"), rider("1C", WHOLE, "c")]
        done = reseat(riders, before, after, 2)
        assert done.fits
        assert len(done.moves) == 2
        assert [move.step for move in done.moves] == [0, 1]
        seats_after(riders, done)


def test_a_circle_has_no_order():
    one, other = rider("1A"), rider("1B")
    with pytest.raises(ValueError, match="circle"):
        in_steps([(one, "1B"), (other, "1A")])


def test_the_kinds_of_seats():
    found = spots(drawn("xxx.x"))
    assert [found[label].side for label in ("1A", "1B", "1C", "1D")] == [
        Side.WINDOW,
        Side.BETWEEN,
        Side.AISLE,
        Side.WINDOW,
    ]


layouts = st.sampled_from(
    [drawn("xx.xx"), drawn("x.x", "x.x"), drawn("xxx"), minibus(), vip(), coaster(), coach()]
)


@st.composite
def sold(draw: st.DrawFn) -> tuple[list[Rider], Layout, int]:
    """A bus, some of whose seats are sold on some of the legs."""
    before, legs = draw(layouts), draw(st.integers(1, 4))
    riders: list[Rider] = []
    for label in before.labels:
        for start, stop in draw(
            st.lists(st.sampled_from(list(combinations(range(legs + 1), 2))), max_size=3)
        ):
            wanted = range(start, stop)
            if any(each.seat == label and meets(each.legs, wanted) for each in riders):
                continue
            booking = f"bkg_{draw(st.integers(0, 9))}_{start}_{stop}"
            riders.append(Rider(booking, label, wanted))
    return riders, before, legs


@given(sold(), layouts)
def test_nobody_is_lost_or_doubled_and_who_can_stay_stays(
    bus: tuple[list[Rider], Layout, int], after: Layout
):
    riders, before, legs = bus
    done = reseat(riders, before, after, legs)
    now = seats_after(riders, done)
    settled = {each: seat for each, seat in now.items() if each not in done.unseated}
    assert set(settled.values()) <= set(after.labels)
    for one, other in combinations(settled, 2):
        assert settled[one] != settled[other] or not meets(one.legs, other.legs)
    leaving = [each for each in riders if each.seat not in after.labels]
    aside = [move for move in done.moves if move.rider.seat in after.labels]
    assert {each.seat for each in done.unseated}.isdisjoint(after.labels)
    assert len(done.moves) == len(leaving) - len(done.unseated) + len(aside)
    if any(done.missing):
        assert not done.fits
    if all(len(each.legs) == legs for each in riders):
        assert aside == []
        assert done.fits == (len(riders) <= after.capacity)


@given(sold())
def test_the_same_seats_move_nobody(bus: tuple[list[Rider], Layout, int]):
    riders, before, legs = bus
    done = reseat(riders, before, before, legs)
    assert done.fits
    assert done.moves == []
