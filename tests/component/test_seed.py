"""Loading the sample network: all of it is there, and loading again changes nothing."""

from datetime import UTC, datetime
from itertools import combinations

import pytest

from infra import network, seed
from tms.bookings import availability
from tms.trips import store as trips
from tms.trips.trips import TripStatus

MOMENT = datetime(2030, 5, 6, 21, 50, tzinfo=UTC)
"""Shortly before midnight in Kigali, where it is the day that it is in UTC."""


@pytest.fixture
def plan():
    return network.rolling_departures(MOMENT)[0]


def test_a_seeded_trip_is_found_with_all_its_seats_and_fares(cloud, plan):
    trip = seed.seed_trip(plan)
    known = trips.find(plan.trip_id)
    assert known is not None
    assert known.status is TripStatus.PUBLISHED
    assert known.driver_id == plan.driver.account_id
    assert [stop.name for stop in known.stops] == [station.name for station in plan.route.stops]
    for origin, destination in combinations(trip.stops, 2):
        day = origin.departure_at.date().isoformat()
        assert trips.journeys(origin.station_id, destination.station_id, day)
    legs = range(len(trip.stops) - 1)
    free = availability.seats_free({plan.trip_id: legs})
    assert free == {plan.trip_id: 0}  # its sales closed long ago, or it is far in the future
