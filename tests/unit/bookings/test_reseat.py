"""Who sits where when a trip gets another bus."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.bookings.moves import Rider, in_steps, meets
from tms.bookings.reseat import Lowered, Reseating, reseat
from tms.bookings.spots import Side, spots
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


def classed(layout: Layout, *vip: str) -> Layout:
    """The layout in a standard bus that has these VIP seats."""
    return layout.with_class(vip, "vip").of_bus("standard")


class TestClasses:
    def test_a_passenger_gets_the_nearest_seat_of_the_same_class(self):
        before = classed(drawn("x.x", "x.x", "x.x"), "3A")
        after = classed(drawn("x.x", "x.x"), "1B")
        done = reseat([rider("3A"), rider("3B")], before, after, 2)
        assert {move.rider.seat: move.to for move in done.moves} == {"3A": "1B", "3B": "2B"}
        assert done.lowered == {}

    def test_the_class_counts_more_than_sitting_together(self):
        before = classed(drawn("xx.xx", "xx.xx", "xx.xx"), "3A")
        after = classed(drawn("xx.xx", "xx.xx"), "1D")
        riders = [rider("3A", booking="g"), rider("3B", booking="g"), rider("2A", booking="g")]
        now = seats_after(riders, reseat(riders, before, after, 2))
        assert now[riders[0]] == "1D"
        assert now[riders[1]] == "2B"

    def test_the_same_label_is_left_if_it_is_of_a_lower_class_and_an_equal_seat_is_free(self):
        both = drawn("x.x", "x.x")
        done = reseat([rider("1A")], classed(both, "1A"), classed(both, "2B"), 2)
        assert [(move.rider.seat, move.to) for move in done.moves] == [("1A", "2B")]
        assert done.lowered == {}

    def test_a_higher_class_is_taken_rather_than_a_lower_one(self):
        before = drawn("x", "x", "x").with_class({"3A"}, "business").of_bus("standard")
        after = drawn("x", "x").with_class({"1A"}, "vip").of_bus("standard")
        done = reseat([rider("3A")], before, after, 2)
        assert [move.to for move in done.moves] == ["1A"]
        assert done.lowered == {}

    def test_a_lower_class_is_taken_and_told_when_no_equal_seat_is_free(self):
        before, after = classed(drawn("xxx"), "1B", "1C"), classed(drawn("xx"), "1B")
        done = reseat([rider("1B"), rider("1C")], before, after, 2)
        assert [(move.rider.seat, move.to) for move in done.moves] == [("1C", "1A")]
        assert done.lowered == {rider("1C"): Lowered("1A", "vip", "standard")}

    def test_it_is_told_of_those_too_who_keep_their_seats(self):
        both = drawn("x.x")
        done = reseat([rider("1A"), rider("1B")], classed(both, "1A"), classed(both), 2)
        assert done.moves == []
        assert done.lowered == {rider("1A"): Lowered("1A", "vip", "standard")}

    def test_a_seat_that_became_better_is_kept(self):
        both = drawn("x.x", "x.x")
        done = reseat([rider("1A")], classed(both), classed(both, "1A"), 2)
        assert (done.moves, done.lowered) == ([], {})

    def test_but_makes_room_for_a_passenger_who_had_that_class(self):
        both = drawn("x.x", "x.x")
        riders = [rider("1A"), rider("2A")]
        done = reseat(riders, classed(both, "2A"), classed(both, "1A"), 2)
        now = seats_after(riders, done)
        assert now[riders[1]] == "1A"
        assert now[riders[0]] in {"1B", "2B"}, "not the other's seat: that would be a circle"
        assert done.lowered == {}

    def test_two_change_seats_where_one_of_them_could_not_stay_anyway(self):
        before = classed(drawn("x", "x", "x"), "3A")
        after = classed(drawn("x", "x"), "1A")
        riders = [rider("1A"), rider("3A")]
        now = seats_after(riders, reseat(riders, before, after, 2))
        assert now == {riders[0]: "2A", riders[1]: "1A"}

    def test_nobody_gets_a_lower_class_for_another(self):
        before, after = classed(drawn("x", "x", "x"), "1A", "3A"), classed(drawn("x", "x"), "1A")
        done = reseat([rider("1A"), rider("3A")], before, after, 2)
        assert set(done.lowered) == {rider("3A")}

    def test_a_full_bus_in_which_two_would_have_to_change_seats_leaves_them(self):
        both = drawn("x.x")
        done = reseat([rider("1A"), rider("1B")], classed(both, "1A"), classed(both, "1B"), 2)
        assert done.moves == []
        assert set(done.lowered) == {rider("1A")}

    def test_everybody_has_a_seat_before_anybody_has_a_class(self):
        before = classed(drawn("xxx"), "1C")
        after = classed(drawn("xx"), "1B")
        riders = [rider("1A", FIRST, "a"), rider("1B", SECOND, "b"), rider("1C", WHOLE, "c")]
        done = reseat(riders, before, after, 2)
        assert done.fits
        seats_after(riders, done)

    def test_a_bus_of_a_higher_class_moves_nobody_and_lowers_nobody(self):
        done = reseat([rider("1A")], drawn("x").of_bus("standard"), drawn("x").of_bus("vip"), 2)
        assert (done.moves, done.lowered) == ([], {})


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


@given(sold(), layouts, st.data())
def test_classes_lose_nobody_and_lower_nobody_while_an_equal_seat_is_free(
    bus: tuple[list[Rider], Layout, int], after: Layout, data: st.DataObject
):
    riders, before, legs = bus
    old = classed(before, *data.draw(st.sets(st.sampled_from(before.labels))))
    new = classed(after, *data.draw(st.sets(st.sampled_from(after.labels))))
    done = reseat(riders, old, new, legs)
    now = seats_after(riders, done)
    settled = {each: seat for each, seat in now.items() if each not in done.unseated}
    for one, other in combinations(settled, 2):
        assert settled[one] != settled[other] or not meets(one.legs, other.legs)
    had, has = spots(old), spots(new)
    fell = [
        each
        for each, seat in settled.items()
        if (had[each.seat].seat_class, has[seat].seat_class) == ("vip", "standard")
    ]
    assert set(done.lowered) == set(fell)
    for each, lowered in done.lowered.items():
        assert lowered.seat == settled[each]
        for label, spot in has.items():
            taken = any(seat == label and meets(other.legs, each.legs) for other, seat in now.items())
            was_taken = any(other.seat == label and meets(other.legs, each.legs) for other in riders)
            assert spot.seat_class == "standard" or taken or was_taken, f"{label} is free for {each}"
