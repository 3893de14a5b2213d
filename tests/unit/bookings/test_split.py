"""Seats one after the other where no seat is free for the whole stretch: as few changes as possible."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tms.bookings.seats import SOLD, Claim, Seat
from tms.bookings.split import split

NOW = 1000
ALL_PAIRS = set(combinations(range(6), 2))


def bus(*rows: str) -> list[Seat]:
    """Return seats 1, 2, ... by the legs that are free (`-`), sold (`x`) or held (`h`)."""
    until = {"x": SOLD, "h": NOW + 1}
    return [
        Seat(
            str(number),
            {leg: Claim("bkg", until[state]) for leg, state in enumerate(row) if state != "-"},
            [9_999_999] * len(row),
        )
        for number, row in enumerate(rows, start=1)
    ]


def ways(seats: list[Seat], passengers: int = 1, legs: range | None = None, sold=ALL_PAIRS):
    found = split(seats, legs or range(len(seats[0].closes)), passengers, NOW, sold)
    return None if found is None else [(part.legs.start, part.legs.stop, *part.seats) for part in found]


class TestOnePassenger:
    def test_no_split_where_a_seat_is_free(self):
        assert ways(bus("x-", "--")) is None

    def test_none_where_a_leg_is_full(self):
        assert ways(bus("-x", "-h")) is None

    def test_two_seats_one_after_the_other(self):
        assert ways(bus("-x", "x-")) == [(0, 1, "1"), (1, 2, "2")]

    def test_two_parts_rather_than_three(self):
        assert ways(bus("-xx", "x-x", "xx-", "x--")) == [(0, 1, "1"), (1, 3, "4")]

    def test_three_if_need_be(self):
        assert ways(bus("-xx", "x-x", "xx-")) == [(0, 1, "1"), (1, 2, "2"), (2, 3, "3")]

    def test_and_no_more(self):
        assert ways(bus("-xxx", "x-xx", "xx-x", "xxx-")) is None

    def test_as_late_as_possible(self):
        assert ways(bus("---x", "x---")) == [(0, 3, "1"), (3, 4, "2")]

    def test_a_hold_that_is_over_is_a_free_leg(self):
        seats = [Seat("1", {1: Claim("bkg", NOW)}, [9_999_999] * 2)]
        assert ways(seats) is None

    def test_a_blocked_seat_is_none(self):
        seats = bus("-x", "x-")
        blocked = [seats[0], Seat("2", seats[1].claims, seats[1].closes, blocked=True)]
        assert ways(blocked) is None

    def test_only_pairs_of_stops_that_are_sold(self):
        seats = bus("--x", "x--")
        assert ways(seats, sold=ALL_PAIRS - {(0, 2)}) == [(0, 1, "1"), (1, 3, "2")]
        assert ways(seats, sold={(0, 3)}) is None

    def test_the_legs_around_the_stretch_do_not_matter(self):
        assert ways(bus("x-xx", "xx-x"), legs=range(1, 3)) == [(1, 2, "1"), (2, 3, "2")]

    def test_no_longer_than_one_write_has_room_for(self):
        room, more = "-" * 39, "-" * 40
        assert ways(bus(f"{room}x", f"x{room}"[:-1] + "-"), sold=set(combinations(range(42), 2)))
        assert ways(bus(f"{more}x", f"x{more}"), sold=set(combinations(range(42), 2))) is None


class TestGroup:
    def test_those_who_can_keep_their_seats(self):
        assert ways(bus("--", "-x", "x-"), passengers=2) == [(0, 1, "1", "2"), (1, 2, "1", "3")]

    def test_at_the_stop_where_the_fewest_change(self):
        seats = bus("--x", "-xx", "---", "x--")
        assert ways(seats, passengers=2) == [(0, 2, "3", "1"), (2, 3, "3", "4")]

    def test_none_where_one_of_them_has_no_seat(self):
        assert ways(bus("--", "-x"), passengers=2) is None


@given(
    rows=st.lists(st.text("-x", min_size=4, max_size=4), min_size=1, max_size=4),
    passengers=st.integers(1, 3),
)
def test_a_split_seats_everybody_on_free_seats_and_no_shorter_one_exists(rows: list[str], passengers: int):
    seats = bus(*rows)
    found = split(seats, range(4), passengers, NOW, ALL_PAIRS)
    free = {seat.label: {leg for leg in range(4) if seat.leg_free(leg, NOW)} for seat in seats}

    def fits(legs: range) -> int:
        return sum(set(legs) <= mask for mask in free.values())

    parts = next(
        (
            count
            for count in (1, 2, 3)
            for cuts in combinations(range(1, 4), count - 1)
            if all(fits(range(a, b)) >= passengers for a, b in zip((0, *cuts), (*cuts, 4), strict=True))
        ),
        None,
    )
    if found is None:
        assert parts in {None, 1}
        return
    assert len(found) == parts
    assert [leg for part in found for leg in part.legs] == list(range(4))
    for part in found:
        assert len(set(part.seats)) == passengers
        assert all(set(part.legs) <= free[label] for label in part.seats)
