"""How late a trip is at each stop."""

from datetime import datetime, timedelta

import pytest

from tests.support.network import LEAVES, trip
from tms.kernel.errors import Invalid
from tms.trips import delays

TRIP = trip()
MINUTE = timedelta(minutes=1)


def test_it_is_late_from_a_stop_on():
    assert delays.from_stop(TRIP, 0, 30) == (1800, 1800, 1800)
    assert delays.from_stop(TRIP, 1, 30) == (0, 1800, 1800)


def test_no_minutes_are_no_delay():
    assert delays.from_stop(TRIP, 1, 0) == ()


@pytest.mark.parametrize("stop", [-1, 3])
def test_it_has_such_a_stop(stop: int):
    with pytest.raises(Invalid) as wrong:
        delays.from_stop(TRIP, stop, 30)
    assert wrong.value.code == "no_such_stop"


def test_a_time_counts_until_the_next_one_that_is_told():
    times = {0: LEAVES + 20 * MINUTE, 2: TRIP.stops[2].arrival_at + 5 * MINUTE}
    assert delays.by_times(TRIP, times) == (1200, 1200, 300)


def test_times_of_the_schedule_are_no_delay():
    assert delays.by_times(TRIP, {1: TRIP.stops[1].departure_at}) == ()


@pytest.mark.parametrize(
    ("times", "code"),
    [
        ({1: TRIP.stops[1].departure_at - MINUTE}, "before_schedule"),
        ({0: LEAVES + timedelta(hours=12, minutes=1)}, "too_late_by_far"),
        ({0: LEAVES + 180 * MINUTE, 1: TRIP.stops[1].departure_at + 5 * MINUTE}, "times_backwards"),
        ({7: LEAVES}, "no_such_stop"),
    ],
)
def test_times_that_cannot_be_are_refused(times: dict[int, datetime], code: str):
    with pytest.raises(Invalid) as wrong:
        delays.by_times(TRIP, times)
    assert wrong.value.code == code
