"""Passengers of categories and days of promotions: what they are shown, what they pay, and how it is told."""

from typing import Any

import pytest

from tests.support import company, network, routes
from tests.support.buying import expect, hold, look, sell, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.network import build, publish
from tests.support.people import COMPANY, PASSENGER, key
from tests.support.provider import FakeProvider
from tms.fleet.for_trips.routes import find_route
from tms.fleet.prices import tariff_on
from tms.trips import store as trips
from tms.trips.trip import Trip

CHILD = {"category": "child", "percent": 50, "age": "4 to 11 years"}
ADVENT = {"name": "Advent", "percent": 10, "pairs": [{"from_stop": 0, "to_stop": 1}]}


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    """A trip of a route with a category, and with a promotion from Nyabugogo to Musanze."""
    build()
    company.on_record()
    made = routes.new_route(round_to=50, categories=[CHILD], promotions=[ADVENT])
    route = find_route(COMPANY, made["route_id"])
    assert route is not None
    tariff = tariff_on(route, "standard", [network.LEAVES.date()] * 3)
    return publish(route_id=route.route_id, fares=tariff.adult_fares(), terms=tariff.terms)


def passengers(*categories: str) -> list[dict[str, Any]]:
    return [
        {"name": f"Passenger {n}", "phone": f"+2507880000{n:02}", "category": category}
        for n, category in enumerate(categories)
    ]


def ask(body: Any, headers: Any = None) -> Reply:
    return call("bookings/hold_seats", body=body, caller=PASSENGER, headers=headers or key())


def shown(trip: Trip, origin: str, destination: str) -> Any:
    query = {"from": origin, "to": destination}
    return expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=query))


def told(ticket: dict[str, Any]) -> list[tuple[str, str | None, int]]:
    return [(line["kind"], line["label"], line["amount"]["amount"]) for line in ticket["price_lines"]]


def test_the_seat_map_shows_the_price_of_the_day_and_of_each_category(trip):
    found = shown(trip, "Nyabugogo", "Musanze")
    assert found["price"]["amount"] == 3150
    assert found["promotion"] == {
        "name": "Advent",
        "regular_price": {"amount": 3500, "currency": "RWF"},
    }
    assert [(each["category"], each["age"], each["price"]["amount"]) for each in found["prices"]] == [
        ("adult", "", 3150),
        ("child", "4 to 11 years", 1600),
    ]
    onward = shown(trip, "Musanze", "Rubavu")
    assert (onward["price"]["amount"], onward["promotion"]) == (2500, None)


def test_search_shows_what_an_adult_pays_on_that_day_and_without_its_promotion(trip):
    def found(origin: str, destination: str) -> Any:
        query = {"from": origin, "to": destination, "date": network.DAY}
        return expect(200, call("trips/search_trips", query=query))["items"][0]

    promoted = found("Nyabugogo", "Musanze")
    assert (promoted["price"]["amount"], promoted["promotion"]) == (3150, "Advent")
    assert promoted["regular_price"] == {"amount": 3500, "currency": "RWF"}
    plain = found("Musanze", "Rubavu")
    assert (plain["price"]["amount"], plain["promotion"], plain["regular_price"]) == (2500, None, None)


def test_each_passenger_pays_by_category_and_is_told_why(trip):
    booking = hold(trip, passengers=passengers("adult", "child"))
    adult, child = booking["tickets"]
    assert (adult["category"], adult["price"]["amount"]) == ("adult", 3150)
    assert told(adult) == [("fare", None, 3500), ("promotion", "Advent", -350)]
    assert (child["category"], child["price"]["amount"]) == ("child", 1600)
    assert told(child) == [("fare", None, 3500), ("promotion", "Advent", -350), ("category", "child", -1550)]
    assert booking["total"]["amount"] == 4750
    assert look(booking)["tickets"] == booking["tickets"]


def test_an_adult_without_a_promotion_pays_the_fare(trip):
    body = wish(trip, **{"from": "Musanze", "to": "Rubavu"})
    [ticket] = expect(201, ask(body))["tickets"]
    assert (ticket["category"], told(ticket)) == ("adult", [("fare", None, 2500)])


def test_the_ticket_costs_what_the_hold_said(trip, provider: FakeProvider):
    booking = sell(trip, provider, passengers=passengers("child"))
    path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
    ticket = expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))
    assert ticket["price"] == booking["tickets"][0]["price"]


def test_a_category_that_the_trip_does_not_have_is_refused_with_those_that_it_has(trip):
    reply = ask(wish(trip, passengers=passengers("adult", "student")))
    assert (reply.status, reply.code) == (422, "no_such_category")
    assert reply.json["pointer"] == "/passengers/1/category"
    assert reply.json["categories"] == ["adult", "child"]


def test_a_change_of_the_route_changes_nothing_that_is_on_sale(trip):
    routes.put_fares(trip.route_id, routes.fares(9000, 9000, 9000))
    assert shown(trip, "Nyabugogo", "Musanze")["price"]["amount"] == 3150
    assert hold(trip, passengers=passengers("child"))["total"]["amount"] == 1600


def test_another_category_is_another_request(trip):
    once = key()
    people = passengers("adult")
    expect(201, ask(wish(trip, passengers=people), once))
    again = wish(trip, passengers=[{**people[0], "category": "child"}])
    assert ask(again, once).code == "idempotency_key_reused"


def test_a_trip_keeps_its_terms(trip):
    kept = trips.find(trip.trip_id)
    assert kept is not None
    assert kept.terms == trip.terms
    assert kept.terms.promoted[0, 1].regular == 3500
