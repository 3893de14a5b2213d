"""Choosing seats: what the passenger asks for, else what keeps long journeys sellable."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from tests.support.seat_ledgers import sale_of
from tms.bookings.seats import (
    SOLD,
    Claim,
    NoSeat,
    Preference,
    Seat,
    SeatState,
    choose,
    closes_once_left,
    count_free,
)

NOW = 1_800_000_000
CLOSES = [NOW + 100, NOW + 200, NOW + 300, NOW + 400]
WHOLE = range(4)


def seat(label: str, sold: range = range(0), until: int = SOLD, *, blocked: bool = False) -> Seat:
    return Seat(label, dict.fromkeys(sold, Claim("bkg_1", until)), CLOSES, blocked)


class TestBestFit:
    def test_a_short_journey_goes_beside_another_and_leaves_the_empty_seat_for_a_long_one(self):
        seats = [seat("1A"), seat("1B", range(2, 4)), seat("1C", range(3, 4))]
        assert choose(seats, range(2), [None], NOW) == ["1B"]

    def test_the_gap_that_fits_to_the_leg_comes_first(self):
        middle = Seat("1B", {0: Claim("a", SOLD), 3: Claim("b", SOLD)}, CLOSES)
        assert choose([seat("1A", range(1)), middle, seat("1C")], range(1, 3), [None], NOW) == ["1B"]

    def test_several_passengers_get_the_tightest_seats_one_each(self):
        seats = [seat("1A"), seat("1B", range(2, 4)), seat("1C", range(3, 4))]
        assert choose(seats, range(2), [None, None], NOW) == ["1B", "1C"]

    def test_a_hold_that_is_over_does_not_make_a_seat_look_tight(self):
        seats = [seat("1A", range(2, 4), until=NOW), seat("1B", range(3, 4))]
        assert choose(seats, range(2), [None], NOW) == ["1B"]

    def test_among_equals_buyers_are_spread(self):
        seats = [seat(f"{row}A") for row in range(1, 11)]
        rng = random.Random(1)
        chosen = Counter(choose(seats, WHOLE, [None], NOW, rng=rng)[0] for _ in range(1000))
        assert set(chosen) == {each.label for each in seats}
        assert max(chosen.values()) < 150

    def test_buyers_who_lost_a_race_are_spread_over_all_seats(self):
        seats = [seat("1A", range(2, 4)), *(seat(f"{row}A") for row in range(2, 11))]
        rng = random.Random(1)
        assert choose(seats, range(2), [None], NOW, rng=rng) == ["1A"]
        chosen = Counter(
            choose(seats, range(2), [None], NOW, Preference(tightest=False), rng=rng)[0] for _ in range(1000)
        )
        assert set(chosen) == {each.label for each in seats}
        assert max(chosen.values()) < 150

    def test_a_seat_just_lost_is_tried_again_only_if_no_other_is_left(self):
        seats = [seat("1A", range(2, 4)), seat("1B")]
        assert choose(seats, range(2), [None], NOW, Preference(avoid={"1A"})) == ["1B"]
        assert choose(seats[:1], range(2), [None], NOW, Preference(avoid={"1A"})) == ["1A"]


class TestEndOfSales:
    """Of a trip whose company ends its sales twenty minutes before the bus leaves."""

    SALE = replace(sale_of(legs=3), cut_off_s=1200)
    LEAVES = tuple(int(stop.departure_at.timestamp()) for stop in SALE.stops)

    def test_sales_end_so_long_before_the_bus_leaves_each_stop_but_the_last(self):
        assert self.SALE.closes() == [leaves - 1200 for leaves in self.LEAVES[:3]]

    def test_at_a_stop_that_the_bus_left_early_they_ended_so_long_before(self):
        early, others = self.LEAVES[0] - 60, self.SALE.closes()[1:]
        assert closes_once_left(self.SALE.closes(), range(1), early, 1200) == [early - 1200, *others]

    def test_a_bus_that_left_late_sold_no_longer_than_planned(self):
        late = self.LEAVES[0] + 3600
        assert closes_once_left(self.SALE.closes(), range(1), late, 1200) == self.SALE.closes()

    def test_once_it_arrived_early_they_have_ended_everywhere(self):
        at = self.LEAVES[0]
        planned = self.SALE.closes()
        ended = closes_once_left(planned, range(4), at, 1200)
        assert ended == [planned[0], at - 1200, at - 1200]


class TestWishes:
    def test_each_passenger_gets_the_seat_wished_for_in_their_own_order(self):
        seats = [seat("1A"), seat("1B"), seat("1C")]
        assert choose(seats, WHOLE, ["1C", None, "1A"], NOW) == ["1C", "1B", "1A"]

    def test_a_seat_that_somebody_of_the_group_wishes_is_not_given_to_another(self):
        seats = [seat("1A", range(2, 4)), seat("1B")]
        for _ in range(20):
            assert choose(seats, range(2), [None, "1A"], NOW) == ["1B", "1A"]

    @pytest.mark.parametrize(
        ("wished", "state"),
        [
            (seat("1A", range(1)), SeatState.SOLD),
            (seat("1A", range(1), until=NOW + 1), SeatState.HELD),
            (seat("1A", blocked=True), SeatState.BLOCKED),
        ],
        ids=["sold", "held", "blocked"],
    )
    def test_a_seat_that_cannot_be_had_is_named_with_why(self, wished: Seat, state: SeatState):
        with pytest.raises(NoSeat) as refusal:
            choose([wished, seat("1B")], WHOLE, ["1A"], NOW)
        assert (refusal.value.label, refusal.value.state) == ("1A", state)

    def test_a_seat_that_the_bus_does_not_have(self):
        with pytest.raises(NoSeat) as refusal:
            choose([seat("1A")], WHOLE, ["9Z"], NOW)
        assert (refusal.value.label, refusal.value.state) == ("9Z", None)

    def test_one_too_many_in_a_group_gets_nobody_a_seat(self):
        with pytest.raises(NoSeat) as refusal:
            choose([seat("1A"), seat("1B")], WHOLE, [None, "1A", None], NOW)
        assert refusal.value.label is None


class TestTime:
    def test_a_hold_is_over_at_its_very_second(self):
        held = seat("1A", WHOLE, until=NOW + 10)
        assert held.state(WHOLE, NOW + 9) is SeatState.HELD
        assert held.state(WHOLE, NOW + 10) is SeatState.FREE

    def test_two_journeys_share_a_seat_and_the_stretch_between_is_told_apart(self):
        shared = Seat("1A", {0: Claim("a", SOLD), 1: Claim("b", NOW + 60)}, CLOSES)
        states = [shared.state(range(leg, leg + 1), NOW) for leg in range(3)]
        assert states == [SeatState.SOLD, SeatState.HELD, SeatState.FREE]
        assert shared.state(range(2), NOW) is SeatState.SOLD

    def test_sales_close_at_the_stop_where_the_passenger_boards(self):
        free = seat("1A")
        assert free.state(range(4), NOW + 100) is SeatState.CLOSED
        assert free.state(range(1, 4), NOW + 100) is SeatState.FREE

    def test_what_is_closed_blocked_or_taken_is_not_counted_as_free(self):
        seats = [seat("1A"), seat("1B", blocked=True), seat("1C", range(1)), seat("1D", range(1), until=NOW)]
        assert count_free(seats, WHOLE, NOW) == 2
        assert count_free(seats, WHOLE, NOW + 100) == 0
