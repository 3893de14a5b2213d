"""When the bus is expected."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.sizes import sized
from tests.support.tracking_plans import START, fix, plan
from tms.tracking.arrivals import EARLY_LOST, FREE_LEAD_S, LATE_MADE_GOOD, delay_s, expected
from tms.tracking.fixes import Fix
from tms.tracking.live import next_stop
from tms.tracking.progress import follow

ROAD = plan(0, 5, 10, 15)
"""At 10 m/s: due at its stops 0, 500, 1000 and 1500 seconds after START."""


def due(road=ROAD, *fixes: Fix, now: float, departed_at: int | None = None) -> list[float]:
    progress = follow(road, None, fixes, departed_at).progress
    return [arrival.at - START for arrival in expected(road, progress, START + now)]


class TestBySchedule:
    def test_a_bus_never_seen_comes_by_its_schedule(self):
        assert due(now=-600) == [0, 500, 1000, 1500]

    def test_a_bus_waiting_to_depart_comes_by_its_schedule(self):
        assert due(ROAD, fix(-300, 0), now=-300) == [500, 1000, 1500]

    def test_a_bus_on_time_comes_by_its_schedule(self):
        assert due(ROAD, fix(250, 2500), now=250) == pytest.approx([500, 1000, 1500], abs=1)


class TestDelay:
    def test_a_bus_that_has_not_left_in_time_is_late_by_the_wait_so_far(self):
        assert due(ROAD, fix(-60, 0), fix(120, 0), now=120)[0] == 500 + 120 - LATE_MADE_GOOD * 500

    def test_a_bus_never_seen_is_not_expected_in_the_past(self):
        assert due(now=700) == pytest.approx([700, 1200 - LATE_MADE_GOOD * 500, 1600, 2025], abs=100)

    def test_a_late_bus_makes_a_little_of_it_good(self):
        assert due(ROAD, fix(550, 2500), now=550) == pytest.approx(
            [500 + 300 - 12.5, 1000 + 300 - 37.5, 1500 + 300 - 62.5], abs=1
        )

    def test_an_early_bus_loses_its_lead(self):
        arrivals = due(ROAD, fix(200, 2500), now=200)
        assert arrivals == pytest.approx([500 - 50 + EARLY_LOST * 250, 1000, 1500], abs=1)

    def test_an_early_bus_waits_where_a_wait_is_scheduled(self):
        road = plan(0, 5, 10, wait_s=120)
        early = follow(road, None, [fix(350, 4500), fix(400, 5000)]).progress
        assert delay_s(road, early, START + 400) == 0
        assert due(road, fix(350, 4500), fix(400, 5000), now=400) == [1120]

    def test_a_bus_that_has_arrived_is_expected_nowhere(self):
        progress = follow(ROAD, None, [fix(1400, 14_000), fix(1500, 15_000)]).progress
        assert progress is not None
        assert expected(ROAD, progress, START + 1500) == []
        assert next_stop(ROAD, progress, START + 1500) is None


def test_the_first_stop_is_told_with_its_departure():
    road = plan(0, 5, wait_s=0)
    progress = follow(road, None, [fix(-900, 3000)]).progress
    assert progress is not None
    ahead = next_stop(road, progress, START - 900)
    assert ahead is not None
    assert (ahead.station_id, ahead.due, ahead.at) == ("stn_0", START, START)


@settings(max_examples=sized(60, soak=2000))
@given(
    st.lists(st.tuples(st.integers(1, 900), st.integers(-500, 4000), st.integers(-400, 400)), max_size=12),
    st.integers(-3600, 0),
    st.integers(0, 3600),
    st.none() | st.integers(-3600, 3600),
)
def test_arrivals_are_never_before_now_nor_before_the_stop_ahead(moves, start, silence, departed):
    at, metres, fixes = start, 0, []
    for seconds, forward, north in moves:
        at, metres = at + seconds, metres + min(forward, 45 * seconds)
        fixes.append(fix(at, metres, north))
    departed_at = None if departed is None else START + departed
    arrivals = due(ROAD, *fixes, now=at + silence, departed_at=departed_at)
    assert all(arrival >= at + silence for arrival in arrivals)
    assert all(later >= earlier for earlier, later in pairwise(arrivals))


class TestDepartedByItsDriver:
    """The schedule says one thing, the driver another."""

    EARLY = -8 * 3600
    """Eight hours before the schedule, seconds after START."""

    def test_hours_early_the_schedule_only_tells_how_long_it_drives(self):
        at = self.EARLY
        assert due(ROAD, fix(at, 2500), now=at, departed_at=START + at - 250) == pytest.approx(
            [at + 250, at + 750, at + 1250], abs=1
        )

    def test_at_its_first_stop_it_is_expected_at_the_second_from_now(self):
        at = self.EARLY
        assert due(ROAD, fix(at, 0), now=at, departed_at=START + at) == [at + 500, at + 1000, at + 1500]

    def test_hours_early_it_does_not_wait_where_a_wait_is_scheduled(self):
        road = plan(0, 5, 10, wait_s=120)
        at = self.EARLY
        fixes = [fix(at, 4500), fix(at + 50, 5000)]
        assert due(road, *fixes, now=at + 50, departed_at=START + at) == [at + 50 + 500]

    def test_a_little_early_it_still_loses_its_lead(self):
        assert due(ROAD, fix(200, 2500), now=200, departed_at=START - 50) == pytest.approx(
            [500 - 50 + EARLY_LOST * 250, 1000, 1500], abs=1
        )

    def test_hours_late_it_makes_a_little_of_it_good(self):
        late = 3 * 3600
        arrivals = due(ROAD, fix(late, 2500), now=late, departed_at=START + late - 250)
        assert arrivals == pytest.approx([late + 250 * 0.95, late + 750 * 0.95, late + 1250 * 0.95], abs=1)

    def test_the_earlier_it_is_the_less_it_is_held_to_its_schedule_without_a_leap(self):
        leads = range(0, 2 * FREE_LEAD_S, 30)
        lost = [
            due(ROAD, fix(250 - lead, 2500), now=250 - lead, departed_at=START - lead)[-1] - (1500 - lead)
            for lead in leads
        ]
        assert max(lost) == pytest.approx(EARLY_LOST * 1250, abs=1)
        assert max(abs(b - a) for a, b in pairwise(lost)) <= 61
        assert lost[leads.index(FREE_LEAD_S) :] == pytest.approx([0.0] * (FREE_LEAD_S // 30), abs=1)
