"""A place is named in one way: what a search understands, the seat map and the hold understand alike."""

import pytest

from tests.support.buying import expect, wish
from tests.support.functions import call
from tests.support.network import DAY, KIGALI, MUSANZE, station
from tests.support.people import PASSENGER, key
from tms.fleet import store as fleet
from tms.trips.trip import Trip

FROM = {"station_id": KIGALI.station_id, "name": "Nyabugogo"}
TO = {"station_id": MUSANZE.station_id, "name": "Musanze"}


@pytest.mark.parametrize(
    ("origin", "destination"),
    [
        ("Nyabugogo", "Musanze"),
        (KIGALI.station_id, MUSANZE.station_id),
        ("kigali", "ruhengeri"),
        (" KIGALI ", "musanze TOWN"),
        ("Kigali Rwanda", "Musanze district"),
        ("gare ya Nyabugogo", "Akarere ka Musanze"),
        ("Nyabugoogo", "Musazne"),
    ],
)
def test_search_seat_map_and_hold_take_the_same_words(trip: Trip, origin: str, destination: str):
    stretch = {"from": origin, "to": destination}
    (found,) = expect(200, call("trips/search_trips", query={**stretch, "date": DAY}))["items"]
    shown = expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=stretch))
    body = wish(trip, **stretch)
    held = expect(201, call("bookings/hold_seats", body=body, caller=PASSENGER, headers=key()))
    for each in (found, shown, held):
        assert (each["from"], each["to"]) == (FROM, TO)


def test_of_two_stations_of_a_town_the_one_on_the_way_is_meant(trip: Trip):
    fleet.save_stations([station("Gahanga", -1.99, 30.1, "Kigali")])
    stretch = {"from": "Kigali", "to": "Musanze"}
    shown = expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=stretch))
    assert shown["from"] == FROM


def test_a_name_that_means_another_place_is_not_bent_to_a_stop_of_the_trip(trip: Trip):
    fleet.save_stations([station("Musanza", -1.99, 30.1)])
    stretch = {"from": "Kigali", "to": "Musanza"}
    refused = call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=stretch)
    assert (refused.code, refused.json["detail"]) == (
        "no_such_stretch",
        "This trip does not stop at Musanza.",
    )
