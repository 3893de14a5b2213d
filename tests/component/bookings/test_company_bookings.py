"""The bookings of a trip, as the staff of its company find them."""

from typing import Any

import pytest

from tests.support.buying import expect, give_back, hold, look, quote, sell, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.network import publish
from tests.support.people import AGENT, FOREIGN_OWNER, OTHER_PASSENGER, PASSENGER, Person, key
from tests.support.provider import FakeProvider
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


def ask(trip: Trip, caller: Person = AGENT, **query: str) -> Reply:
    wanted = {"trip_id": trip.trip_id, **query}
    return call("bookings/list_company_bookings", caller=caller, query=wanted)


def found(trip: Trip, **query: str) -> list[str]:
    return [each["booking_id"] for each in expect(200, ask(trip, AGENT, **query))["items"]]


def hold_for(trip: Trip, seat: str, name: str, phone: str, contact: str) -> str:
    body = wish(trip, seat, contact={"phone": contact})
    body["passengers"][0] |= {"name": name, "phone": phone}
    reply = call("bookings/hold_seats", body=body, caller=PASSENGER, headers=key())
    booking_id: str = expect(201, reply)["booking_id"]
    return booking_id


def test_all_bookings_of_the_trip_that_have_seats_are_listed(trip: Trip, provider: FakeProvider):
    hold(publish(2), "1A")
    bought = sell(trip, provider, "1A")
    held = hold(trip, "1B", caller=OTHER_PASSENGER)
    items: list[dict[str, Any]] = expect(200, ask(trip))["items"]
    assert {each["booking_id"] for each in items} == {bought["booking_id"], held["booking_id"]}
    assert bought in items
    assert look(held, OTHER_PASSENGER) in items


def test_what_has_no_seat_any_more_is_not_listed(trip: Trip, provider: FakeProvider, clock: HeldClock):
    booking = sell(trip, provider, "1A")
    expect(200, give_back(booking, expect(200, quote(booking))))
    hold(trip, "1B")
    clock.wait(600)
    assert found(trip) == []


def test_a_booking_is_found_by_its_reference(trip: Trip):
    booking_id = hold(trip, "1A")["booking_id"]
    hold(trip, "1B")
    assert found(trip, reference=booking_id[-8:]) == [booking_id]
    assert found(trip, reference=booking_id[-8:].lower()) == [booking_id]
    assert ask(trip, reference="short").status == 422


def test_a_booking_is_found_by_a_name_or_a_phone(trip: Trip):
    aline = hold_for(trip, "1A", "Aline Uwase", "+250788000111", "+250788000222")
    eric = hold_for(trip, "1B", "Eric Habimana", "+250788000333", "+250788000444")
    assert found(trip, name="uwase") == [aline]
    assert found(trip, phone="0788000111") == [aline]
    assert found(trip, phone="+250788000444") == [eric]
    assert found(trip, name="Eric", phone="+250788000333") == [eric]
    assert found(trip, name="Eric", phone="+250788000111") == []
    assert found(trip, phone="+250788000999") == []


def test_another_company_s_trip_is_not_there(trip: Trip, cloud: Cloud):
    hold(trip, "1A")
    reply = ask(trip, FOREIGN_OWNER)
    assert (reply.status, reply.code) == (404, "trip_not_on_sale")
    refused = [item for item in cloud.items("audit", "") if item.get("action") == "tenancy.refused"]
    assert [entry["target"] for entry in refused] == [trip.trip_id]


def test_a_passenger_may_not_ask(trip: Trip):
    assert ask(trip, PASSENGER).status == 403
