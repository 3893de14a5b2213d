"""Tickets of a cancelled trip at the door: void at once, on board too; a phone alone cannot know."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import expect, sell
from tests.support.cancelling import cancel, follow
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board
from tests.support.functions import call
from tests.support.network import LEAVES, publish
from tests.support.people import DRIVER, PASSENGER
from tests.support.provider import FakeProvider
from tms.tickets import store
from tms.tickets.keyring import claims_in
from tms.tickets.ticket import TicketStatus
from tms.tickets.verdict import Absence, ScannedTrip, Verdict, judge
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    clock.set(LEAVES - timedelta(minutes=10))
    made = publish()
    board(made, clock)
    return made


@pytest.fixture
def ticket(trip: Trip, provider: FakeProvider) -> dict[str, Any]:
    return shown(sell(trip, provider, "1A"))


def shown(booking: dict[str, Any]) -> dict[str, Any]:
    path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
    return expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))


def scan(trip: Trip, ticket: dict[str, Any], nonce: str = "nonce-0001") -> str:
    body = {"token": ticket["token"], "nonce": nonce, "scanned_at": "2026-11-22T05:50:00Z"}
    path = {"trip_id": trip.trip_id}
    return str(expect(200, call("tickets/scan_ticket", path=path, body=body, caller=DRIVER))["verdict"])


def test_a_ticket_is_void_from_the_cancellation_on_before_its_event_is_handled(
    trip: Trip, ticket: dict[str, Any], cloud: Cloud
):
    cancel(trip.trip_id)
    found = store.find(ticket["ticket_id"])
    assert found is not None
    assert found.status is TicketStatus.ISSUED
    assert scan(trip, ticket) == "void"
    assert follow(cloud) == []
    assert scan(trip, ticket, "nonce-0002") == "void"


def test_a_passenger_on_board_is_void_too_and_stays_on_record(
    trip: Trip, ticket: dict[str, Any], cloud: Cloud
):
    assert scan(trip, ticket) == "ok"
    cancel(trip.trip_id)
    assert follow(cloud) == []
    assert scan(trip, ticket, "nonce-0002") == "void"
    found = store.find(ticket["ticket_id"])
    assert found is not None
    assert (found.status, found.boarding and found.boarding.nonce) == (TicketStatus.VOID, "nonce-0001")


def test_on_another_trip_of_the_day_it_is_void_as_well_once_the_event_is_handled(
    trip: Trip, ticket: dict[str, Any], cloud: Cloud
):
    other = publish(2, LEAVES + timedelta(hours=1))
    assert scan(other, ticket) == "wrong_trip"
    cancel(trip.trip_id)
    assert follow(cloud) == []
    assert scan(other, ticket, "nonce-0002") == "void"


def test_a_phone_without_the_server_cannot_know(trip: Trip, ticket: dict[str, Any], cloud: Cloud):
    cancel(trip.trip_id)
    follow(cloud)
    judged = judge(
        claims_in(ticket["token"]),
        trip=ScannedTrip(trip.trip_id),
        record=Absence.OFFLINE,
        scanned_at=int(LEAVES.timestamp()),
        boarding=None,
    )
    assert judged.verdict is Verdict.OK
