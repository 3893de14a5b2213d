"""For how long a trip has its bus and its driver."""

from dataclasses import replace

import pytest

from tests.support.network import LEAVES, trip
from tms.trips.trip import TripStatus

BEGINS = int(LEAVES.timestamp())
TRIP = replace(trip(), turnaround_s=1800)
ENDS = int(TRIP.arrival_at.timestamp())


@pytest.mark.parametrize(
    ("arrived", "turnaround_s", "ends"),
    [
        (ENDS - 3600, 1800, ENDS - 1800),
        (ENDS, 1800, ENDS + 1800),
        (ENDS + 3600, 1800, ENDS + 1800),
        (BEGINS - 600, 1800, BEGINS + 1800),
        (BEGINS - 600, 0, BEGINS + 1),
    ],
    ids=["early", "on time", "late", "before it should depart", "and without a turnaround"],
)
def test_until_it_arrives_but_not_for_longer_than_planned(arrived: int, turnaround_s: int, ends: int):
    after = replace(TRIP, turnaround_s=turnaround_s, since={TripStatus.ARRIVED: arrived})
    assert (after.window.begins, after.window.ends) == (BEGINS, ends)


def test_until_it_should_arrive_and_is_expected_to():
    assert TRIP.window.ends == ENDS + 1800
    late = replace(TRIP, delays=(0, 600, 600))
    assert late.window.ends == ENDS + 2400
    assert replace(late, since={TripStatus.ARRIVED: ENDS}).window.ends == ENDS + 1800
