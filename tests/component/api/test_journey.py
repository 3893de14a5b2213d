"""The main journey through the functions and events: search, hold, pay, ticket, message, scan, drive."""

import pytest

from tests.support.buying import callback, expect, hold, look, paid, pay
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board, drive, step
from tests.support.functions import call, run
from tests.support.network import DAY, KIGALI, MUSANZE, build, publish
from tests.support.people import DRIVER, PASSENGER
from tests.support.provider import FakeProvider


@pytest.mark.usefixtures("clock")
def test_from_search_to_arrival(cloud: Cloud, provider: FakeProvider, clock: HeldClock):
    build()
    trip = publish()
    found = expect(200, call("trips/search_trips", query={"from": "kigali", "to": "ruhengeri", "date": DAY}))
    (item,) = found["items"]
    assert (item["trip_id"], item["seats_free"]) == (trip.trip_id, 4)
    assert (item["from"]["station_id"], item["to"]["station_id"]) == (KIGALI.station_id, MUSANZE.station_id)

    booking = hold(trip, "2B")
    payment = pay(booking)
    provider.approve(payment["payment_id"])
    assert callback(payment).status == 204
    assert paid(payment)["status"] == "SUCCEEDED"
    assert look(booking)["status"] == "CONFIRMED"

    ticket_id = booking["tickets"][0]["ticket_id"]
    ticket = expect(200, call("tickets/get_ticket", path={"ticket_id": ticket_id}, caller=PASSENGER))
    for table, service in (
        ("trips", "trips"),
        ("bookings", "bookings"),
        ("payments", "payments"),
        ("tickets", "tickets"),
    ):
        assert run(f"{service}/on_change", cloud.changes(table)) == []
    assert run("notifications/on_mail", cloud.messages("Mail")) == []
    assert run("notifications/on_sms", cloud.messages("Sms")) == []

    path = {"trip_id": trip.trip_id}
    board(trip, clock)
    scan = {"token": ticket["token"], "nonce": "nonce-0001", "scanned_at": clock.moment.isoformat()}
    seen = expect(200, call("tickets/scan_ticket", path=path, body=scan, caller=DRIVER))
    assert (seen["verdict"], seen["seat"]) == ("ok", "2B")
    drive(trip, clock, "record_departure", "record_arrival")
    assert step("record_arrival", trip.trip_id).json["status"] == "ARRIVED"
