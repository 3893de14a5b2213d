"""A search costs the same round trips and capacity units however many other trips there are."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from infra.bench.meter import Bill
from tests.support.clocks import NOW, HeldClock
from tests.support.network import DAY, HUYE, KIGALI, LEAVES, MUSANZE, RUBAVU, STATIONS, trip
from tests.support.searching import billed
from tests.support.sizes import sized
from tms.fleet import store as fleet
from tms.kernel.http.reader import read
from tms.kernel.ids import new_id
from tms.trips import journey_store, put_on_sale, ride_store
from tms.trips.day_store import Day
from tms.trips.renew_day import renew
from tms.trips.search.requests import ConnectionQuery, DaysQuery, TripQuery
from tms.trips.search_connections import search_connections
from tms.trips.search_days import search_days
from tms.trips.search_trips import search_trips
from tms.trips.sold_journeys import SoldJourney, sold_journeys
from tms.trips.trip import TripStop

OTHERS = sized(1_000, 20_000)
PLACES = 40
TRIPS_OF_THE_DAY = 6


@dataclass(frozen=True)
class Search:
    """A search, and the calls that it makes."""

    run: Callable[[], object]
    calls: list[str]


SEARCHES = {
    "from one place to another": Search(
        lambda: search_trips(read(TripQuery, {"from": "Kigali", "to": "Rubavu", "date": DAY})),
        ["Query", "BatchGetItem"],
    ),
    "filtered and sorted": Search(
        lambda: search_trips(
            read(TripQuery, {"from": "Kigali", "to": "Rubavu", "date": DAY, "sort": "price", "limit": "2"})
        ),
        ["Query", "BatchGetItem"],
    ),
    "from everywhere": Search(
        lambda: search_trips(read(TripQuery, {"to": "Rubavu", "date": DAY})), ["Query", "BatchGetItem"]
    ),
    "with a change": Search(
        lambda: search_connections(read(ConnectionQuery, {"from": "Huye", "to": "Rubavu", "date": DAY})),
        ["Query", "Query", "Query", "BatchGetItem"],
    ),
    "the strip of days": Search(
        lambda: search_days(read(DaysQuery, {"from": "Kigali", "to": "Rubavu", "date": DAY})), ["Query"]
    ),
}


@pytest.mark.usefixtures("own_tables")
def test_it_does_not_grow_with_the_system():
    with HeldClock(NOW):
        _network()
        small = _measured()
        _grow()
        large = _measured()
    for name, search in SEARCHES.items():
        assert small[name].calls == large[name].calls == search.calls, name
        assert small[name].read_units == large[name].read_units, name
    units = {name: bill.read_units for name, bill in large.items()}
    assert units["from one place to another"] <= 6
    assert units["the strip of days"] == 0.5


def _measured() -> dict[str, Bill]:
    found = {}
    for name, search in SEARCHES.items():
        search.run()  # a new container reads the stations once
        with billed() as bill:
            search.run()
        found[name] = bill
    return found


def _network() -> None:
    """Some trips along the line, and from Huye to where it begins."""
    fleet.stations_in.cache_clear()
    fleet.save_stations(STATIONS)
    for number in range(TRIPS_OF_THE_DAY):
        leaves = LEAVES + timedelta(hours=number)
        put_on_sale.put_on_sale(trip(number, leaves))
        stops = [
            TripStop(each.station_id, each.name, each.latitude, each.longitude, at, at)
            for each, at in ((HUYE, leaves), (KIGALI, leaves + timedelta(hours=1)))
        ]
        put_on_sale.put_on_sale(trip(100 + number, leaves, stops=stops, fares={(0, 1): 3000}))
    for origin, destination in ((KIGALI, RUBAVU), (KIGALI, MUSANZE)):
        renew(Day(origin.station_id, destination.station_id, LEAVES.date()))


def _grow() -> None:
    """Many trips between other places, and on other days between the same ones."""
    for number in range(OTHERS):
        days = timedelta(days=1 + number // PLACES % 20)
        journeys = sold_journeys(trip(1000 + number, LEAVES + days))
        if number % 2:
            journeys = [_elsewhere(each, number % PLACES) for each in journeys]
        journey_store.list_journeys(journeys)
        ride_store.list_rides(journeys)


def _elsewhere(journey: SoldJourney, place: int) -> SoldJourney:
    origin, destination = (f"stn_{place}_{stop}" for stop in (journey.start, journey.stop))
    return replace(journey, trip_id=new_id("trp"), origin_id=origin, destination_id=destination)
