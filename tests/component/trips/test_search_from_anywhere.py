"""Search by the destination alone: what goes there on a day, from everywhere."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.support.buying import ONWARD, hold
from tests.support.clocks import HeldClock
from tests.support.functions import call
from tests.support.network import (
    DAY,
    HUYE,
    KIGALI,
    LEAVES,
    LINE,
    MUSANZE,
    RUBAVU,
    build,
    publish,
    trip,
)
from tests.support.searching import billed, search, wanted
from tms.bookings.on_seats import renew
from tms.fleet.stations import Station
from tms.trips import put_on_sale, ride_store
from tms.trips.sold_journeys import sold_journeys
from tms.trips.trip import TripStop

pytestmark = pytest.mark.usefixtures("cloud", "clock")

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _network(cloud: Any) -> None:
    build()


def stops(*stations: Station, leaves: datetime = LEAVES) -> list[TripStop]:
    """An hour from each stop to the next."""
    return [
        TripStop(each.station_id, each.name, each.latitude, each.longitude, at, at)
        for each, at in ((each, leaves + HOUR * place) for place, each in enumerate(stations))
    ]


def found(destination: str = "Rubavu", **query: str) -> list[tuple[str, str]]:
    """Where and when the trips begin that are found."""
    answer = search(None, destination, **query)
    return [(item["from"]["name"], item["departure_at"]) for item in answer["items"]]


def at(hours: float) -> str:
    return (LEAVES + HOUR * hours).isoformat()


def test_each_stop_before_the_destination_is_a_departure_the_soonest_first():
    publish(1)
    publish(2, stops=stops(HUYE, KIGALI, RUBAVU, leaves=LEAVES + HOUR), fares={(0, 1): 3000, (0, 2): 9000})
    publish(3, stops=stops(KIGALI, HUYE), fares={(0, 1): 3000})
    assert found() == [("Nyabugogo", at(0)), ("Huye", at(1)), ("Musanze", at(2))]
    assert found("Musanze") == [("Nyabugogo", at(0))]
    assert search(None)["from"] is None


def test_departures_are_grouped_by_their_station_the_next_one_first():
    publish(1)
    publish(2, LEAVES + 3 * HOUR, fares={(0, 2): 5500, (1, 2): 2500})
    origins = search(None, limit="1")["choices"]["origins"]
    assert origins == [
        {
            "station_id": KIGALI.station_id,
            "name": "Nyabugogo",
            "trips": 2,
            "next_departure_at": at(0),
            "price_from": {"amount": 5500, "currency": "RWF"},
        },
        {
            "station_id": MUSANZE.station_id,
            "name": "Musanze",
            "trips": 2,
            "next_departure_at": at(2),
            "price_from": {"amount": 2500, "currency": "RWF"},
        },
    ]
    assert [each["name"] for each in search("Musanze")["choices"]["origins"]] == ["Musanze"]


def test_a_bus_on_its_way_is_found_at_the_stops_that_it_has_not_left(clock: HeldClock):
    publish()
    clock.set(LEAVES)
    assert found() == [("Musanze", at(2))]
    clock.set(LEAVES + 2 * HOUR)
    assert found() == []


def test_it_is_filtered_sorted_and_paged_like_any_search():
    publish(1)
    publish(2, LEAVES + HOUR, bus_class="vip")
    by_price = [("Musanze", at(2)), ("Musanze", at(3)), ("Nyabugogo", at(0)), ("Nyabugogo", at(1))]
    assert found(sort="price") == by_price
    assert found(bus_class="vip") == [("Nyabugogo", at(1)), ("Musanze", at(3))]
    pages = [search(None, sort="price", limit="1")]
    while cursor := pages[-1]["next_cursor"]:
        pages.append(search(None, sort="price", limit="1", cursor=cursor))
    assert [
        (item["from"]["name"], item["departure_at"]) for page in pages for item in page["items"]
    ] == by_price


def test_seats_are_counted_for_each_stretch_of_the_same_trip():
    made = publish()
    hold(made, "1A")
    hold(made, "1B", **ONWARD)
    hold(made, "2A", to="Rubavu")
    renew(f"TRIP#{made.trip_id}")
    free = {item["from"]["name"]: item["seats_free"] for item in search(None)["items"]}
    assert free == {"Nyabugogo": 1, "Musanze": 2}


def test_a_night_bus_is_found_on_the_day_on_which_it_leaves_each_stop():
    publish(leaves=LEAVES.replace(hour=23, minute=30))
    tomorrow = (LEAVES + timedelta(days=1)).date().isoformat()
    assert [name for name, _ in found()] == ["Nyabugogo"]
    assert [name for name, _ in found(date=tomorrow)] == ["Musanze"]


def test_what_is_taken_off_the_lists_is_found_no_more():
    made = publish()
    put_on_sale.hide_from_search(made)
    assert found() == []
    assert ride_store.rides_from(KIGALI.station_id, DAY, behind="", limit=10).journeys == []


def test_a_place_that_nobody_knows_is_pointed_at():
    reply = call("trips/search_trips", query=wanted(None, "Zzzzzz"))
    assert (reply.status, reply.code, reply.json["pointer"]) == (422, "no_such_station", "/to")


def test_it_is_two_calls():
    publish(1)
    publish(2, LEAVES + HOUR)
    search(None)
    with billed() as bill:
        search(None)
    assert bill.calls == ["Query", "BatchGetItem"]


def test_a_ride_gives_back_the_journeys_that_it_was_made_of():
    made = trip(stops=stops(*LINE, HUYE), fares={(0, 1): 1, (0, 3): 2, (1, 2): 3, (1, 3): 4, (2, 3): 5})
    journeys = sold_journeys(made)
    ride_store.list_rides(journeys)
    begins = {
        each.station_id: ride_store.rides_from(each.station_id, DAY, behind="", limit=9) for each in LINE
    }
    assert [each for found in begins.values() for each in found.journeys] == list(journeys)
    ends = ride_store.rides_to(HUYE.station_id, DAY, behind="")
    assert list(ends.journeys) == [each for each in journeys if each.destination_id == HUYE.station_id]
    assert ends.following is None
    assert ride_store.rides_to(RUBAVU.station_id, DAY, behind="").journeys[0].amount == 3
