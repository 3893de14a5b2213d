"""Following a bus: its progress, and the stops it passes."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.sizes import sized
from tests.support.tracking_plans import START, fix, plan
from tms.tracking.fixes import Fix
from tms.tracking.live import Live, observe
from tms.tracking.plan import Plan
from tms.tracking.progress import Passage, Progress, follow

ROAD = plan(0, 5, 10, 15)
NOW = START + 10_000.0


def passages(road: Plan, *fixes: Fix) -> dict[int, Passage]:
    return follow(road, None, fixes).passages


def end(road: Plan, *fixes: Fix) -> Progress:
    progress = follow(road, None, fixes).progress
    assert progress is not None
    return progress


class TestPassages:
    def test_arrival_is_entering_the_fence_and_departure_leaving_it(self):
        seen = passages(ROAD, fix(400, 4000), fix(500, 5000), fix(560, 5000), fix(660, 6000))[1]
        assert seen.arrived_at == pytest.approx(START + 485, abs=1)
        assert seen.departed_at == pytest.approx(START + 575, abs=1)

    def test_a_stop_between_two_sparse_fixes_is_found(self):
        seen = passages(ROAD, fix(400, 4000), fix(600, 6000))
        assert list(seen) == [1]
        assert seen[1].arrived_at == pytest.approx(START + 485, abs=1)
        assert seen[1].departed_at == pytest.approx(START + 515, abs=1)

    def test_several_stops_between_two_fixes_are_found_in_order(self):
        assert list(passages(ROAD, fix(400, 4000), fix(1200, 12_000))) == [1, 2]

    def test_a_bus_on_the_bypass_does_not_arrive(self):
        off_road = [fix(at, at * 10, north=400) for at in range(400, 700, 20)]
        assert passages(ROAD, *off_road) == {}

    def test_a_larger_station_is_reached_earlier(self):
        large = replace(ROAD, stops=(ROAD.stops[0], replace(ROAD.stops[1], radius_m=500), *ROAD.stops[2:]))
        assert passages(large, fix(400, 4000), fix(460, 4600))[1].arrived_at == pytest.approx(
            START + 450, abs=1
        )

    def test_a_bus_that_is_still_at_the_stop_has_not_departed(self):
        assert passages(ROAD, fix(-60, 0), fix(0, 100)) == {0: Passage(0, arrived_at=START - 60)}

    def test_coming_back_to_a_stop_is_no_second_passage(self):
        seen = passages(ROAD, fix(400, 4000), fix(500, 5000), fix(560, 5600), fix(620, 5000), fix(700, 6000))
        assert seen[1].departed_at == pytest.approx(START + 515, abs=1)

    def test_waiting_where_a_tour_begins_is_not_arriving_where_it_ends(self):
        out = plan(0, 5, 10)
        tour = Plan(
            "trp_1",
            "bus_1",
            (*out.stops, replace(out.stops[0], arrival=START + 2000, departure=START + 2000)),
        )
        assert list(passages(tour, *(fix(at, 0) for at in range(-300, 0, 30)))) == [0]
        there = [fix(at, at * 10) for at in range(0, 1000, 30)]
        back = [fix(1000 + at, 10_000 - at * 10) for at in range(0, 1001, 20)]
        assert sorted(passages(tour, *there, *back)) == [0, 1, 2, 3]


class TestProgress:
    def test_the_next_stop_is_the_first_not_reached(self):
        assert end(ROAD, fix(-10, 0)).next_index == 1
        assert end(ROAD, fix(-10, 0), fix(300, 3000)).next_index == 1
        assert end(ROAD, fix(490, 4900)).next_index == 2
        assert end(ROAD, fix(1400, 14_000), fix(1500, 15_000)).next_index == 4

    def test_a_bus_seen_first_on_its_way_goes_on_from_there(self):
        assert end(ROAD, fix(700, 7000)).next_index == 2

    def test_before_departure_a_bus_near_the_route_has_not_started(self):
        depot = end(ROAD, fix(-900, 2000), fix(-870, 2300))
        assert (depot.next_index, depot.along) == (0, 0.0)

    def test_a_bus_that_comes_from_the_other_end_has_not_passed_the_stops(self):
        walk = follow(ROAD, None, [fix(-2000 + at, 15_000 - at * 10) for at in range(0, 1501, 60)])
        assert list(walk.passages) == [0]
        assert walk.progress is not None
        assert (walk.progress.next_index, walk.progress.at_index) == (1, 0)

    def test_a_bus_coming_from_its_depot_starts_at_its_first_stop(self):
        start = end(ROAD, fix(-900, 2000), fix(-300, 0), fix(100, 1000))
        assert start.next_index == 1
        assert start.along == pytest.approx(1000, abs=5)

    def test_a_stop_passed_out_of_sight_is_not_waited_for(self):
        assert end(ROAD, fix(400, 4000, north=400), fix(580, 5800, north=400)).next_index == 2

    def test_just_beyond_a_stop_that_was_not_entered_it_is_still_ahead(self):
        assert end(ROAD, fix(400, 4000, north=400), fix(530, 5300, north=400)).next_index == 1

    def test_progress_does_not_go_back(self):
        assert end(ROAD, fix(300, 3000), fix(330, 2900)).along == pytest.approx(3000, abs=5)


def told(*fixes: Fix, departed_at: float, known: Progress | None = None) -> Progress:
    progress = follow(ROAD, known, fixes, int(START + departed_at)).progress
    assert progress is not None
    return progress


class TestDepartedByItsDriver:
    """A trip of tomorrow that sets off today; seconds are relative to its schedule."""

    DAY = -86_400

    def test_the_next_stop_is_the_first_ahead(self):
        assert told(fix(self.DAY, 2500), departed_at=self.DAY).next_index == 1
        assert told(fix(self.DAY, 7000), departed_at=self.DAY).next_index == 2

    def test_at_the_first_stop_the_second_is_next(self):
        start = told(fix(self.DAY, 100), departed_at=self.DAY)
        assert (start.next_index, start.at_index, start.under_way) == (1, 0, True)

    def test_at_a_stop_the_one_after_is_next(self):
        assert told(fix(self.DAY, 5000), departed_at=self.DAY).next_index == 2

    def test_short_of_the_first_stop_the_second_is_next(self):
        assert told(fix(self.DAY, -3000), departed_at=self.DAY).next_index == 1

    def test_it_was_waiting_elsewhere_before(self):
        depot = end(ROAD, fix(self.DAY, 2000))
        assert depot.next_index == 0
        out = told(fix(self.DAY + 60, 7000, north=300), departed_at=self.DAY + 30, known=depot)
        assert out.next_index == 2
        assert out.along == pytest.approx(7000, abs=5)

    def test_coming_from_the_other_end_it_has_passed_no_stop(self):
        depot = end(ROAD, fix(self.DAY, 15_000))
        out = told(fix(self.DAY + 3600, 300, north=1000), departed_at=self.DAY, known=depot)
        assert out.next_index == 1

    def test_it_left_its_first_stop_between_two_fixes(self):
        walk = follow(
            ROAD, end(ROAD, fix(self.DAY, -500)), [fix(self.DAY + 600, 5500)], int(START + self.DAY)
        )
        assert list(walk.passages) == [0, 1]
        assert walk.progress is not None
        assert walk.progress.next_index == 2

    def test_its_driver_told_late(self):
        past = [fix(self.DAY - 3600 + at, at * 10) for at in range(200, 900, 100)]
        assert told(*past, departed_at=self.DAY).next_index == 2

    def test_on_its_way_to_the_first_stop_it_had_passed_none(self):
        here = [fix(self.DAY - 1500 + at, 15_000 - at * 10) for at in range(0, 1501, 60)]
        walk = follow(ROAD, None, here, int(START + self.DAY))
        assert list(walk.passages) == [0]
        assert walk.progress is not None
        assert walk.progress.next_index == 1

    def test_that_it_was_told_is_not_forgotten(self):
        first = told(fix(self.DAY, 2500), departed_at=self.DAY)
        assert end_of(first, fix(self.DAY + 10, 2600)).departed_at == START + self.DAY


class TestFoundAnew:
    """What was believed was a far outlier; three fixes tell where the bus is."""

    def test_it_goes_on_from_where_it_is(self):
        known = end(ROAD, fix(300, 3000), fix(800, 14_400, north=300))
        assert known.next_index == 3
        assert end_of(known, fix(810, 3300, north=300), fix(820, 3400, north=300)).next_index == 1

    def test_one_that_was_under_way_still_is(self):
        known = end(ROAD, fix(-100, 0), fix(-50, 400))
        assert end_of(known, fix(-40, 7000)).next_index == 2

    def test_one_that_waits_to_depart_still_does(self):
        assert end_of(end(ROAD, fix(-100, 0)), fix(-90, 7000)).next_index == 0


def end_of(known: Progress, *fixes: Fix) -> Progress:
    progress = follow(ROAD, known, fixes).progress
    assert progress is not None
    return progress


@st.composite
def drives(draw: st.DrawFn) -> list[Fix]:
    """A bus that goes forward by fits and starts, no further at a time than the chord of a fence it meets."""
    steps = draw(st.lists(st.integers(0, 240), min_size=12, max_size=25))
    swerve = draw(st.integers(0, 60))
    drive, metres = [], -100
    for count, forward in enumerate(steps):
        metres += forward
        drive.append(fix(count * 20 - 60, metres, north=swerve * (-1) ** count))
    return drive


class Table:
    """What the store does with observations: only news move the latest, and first writes stay."""

    def __init__(self, road: Plan) -> None:
        self.road = road
        self.live: Live | None = None
        self.arrived: dict[int, float] = {}
        self.departed: dict[int, float] = {}

    @property
    def progress(self) -> Progress | None:
        return self.live.progress if self.live else None

    def take(self, fixes: list[Fix]) -> None:
        observation = observe(self.road, self.live, fixes, NOW)
        for passage in observation.passages:
            if passage.arrived_at is not None:
                self.arrived.setdefault(passage.index, passage.arrived_at)
            if passage.departed_at is not None:
                self.departed.setdefault(passage.index, passage.departed_at)
        if observation.live is not None:
            self.live = observation.live


def batches(drive: list[Fix], data: st.DataObject) -> list[list[Fix]]:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(drive)), max_size=5)))
    edges = [0, *cuts, len(drive)]
    return [drive[a:b] for a, b in pairwise(edges) if a < b]


SHORT = plan(0, 0.7, 1.2, 2.3)


@settings(max_examples=sized(60, soak=2000))
@given(drives(), st.data())
def test_passages_are_the_same_however_a_drive_is_cut_shuffled_within_and_repeated(drive, data):
    whole, parts = Table(SHORT), Table(SHORT)
    whole.take(drive)
    for batch in batches(drive, data):
        again = data.draw(st.lists(st.sampled_from(batch), max_size=3))
        parts.take(data.draw(st.permutations(batch + again)))
        if data.draw(st.booleans()):
            parts.take(batch)
    assert parts.arrived == whole.arrived
    assert parts.departed == whole.departed
    assert parts.progress == whole.progress


@settings(max_examples=sized(60, soak=2000))
@given(drives(), st.data())
def test_every_stop_is_found_once_whatever_the_order_of_the_batches(drive, data):
    whole, parts = Table(SHORT), Table(SHORT)
    whole.take(drive)
    for batch in data.draw(st.permutations(batches(drive, data))):
        parts.take(batch)
    assert set(parts.arrived) == set(whole.arrived)
    assert parts.progress is not None
    assert whole.progress is not None
    assert parts.progress.fix == whole.progress.fix
