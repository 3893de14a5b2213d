"""Another person travels with a ticket, or its name is mended: a new ticket, and the old one is void."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support import books
from tests.support.audited import audited
from tests.support.buying import expect, give_back, look, quote, sell
from tests.support.cancelling import cancel, tell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board
from tests.support.fleet import bought
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, publish
from tests.support.people import AGENT, DRIVER, FINANCE, OTHER_PASSENGER, PASSENGER, Person
from tests.support.provider import FakeProvider
from tests.support.swapping import swap
from tms.bookings.for_privacy import erasure
from tms.kernel.clock import now, rfc3339
from tms.tickets import store
from tms.tickets.reissuable import MOST_REISSUES
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")

OTHER = {"name": "Diane Mukamana", "phone": "+250788555555"}


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    return publish()


@pytest.fixture
def booking(trip: Trip, provider: FakeProvider) -> dict[str, Any]:
    return sell(trip, provider, "1A", "1B")


@pytest.fixture
def ticket_id(booking: dict[str, Any]) -> str:
    return str(booking["tickets"][0]["ticket_id"])


def change(ticket_id: str, passenger: dict[str, str], caller: Person = PASSENGER) -> Reply:
    path = {"ticket_id": ticket_id}
    return call("tickets/change_passenger", path=path, body=passenger, caller=caller)


def show(ticket_id: str, caller: Person = PASSENGER) -> dict[str, Any]:
    return expect(200, call("tickets/get_ticket", path={"ticket_id": ticket_id}, caller=caller))


def scan(trip: Trip, token: str, nonce: str = "nonce-0001") -> dict[str, Any]:
    body = {"token": token, "nonce": nonce, "scanned_at": rfc3339(now())}
    reply = call("tickets/scan_ticket", path={"trip_id": trip.trip_id}, body=body, caller=DRIVER)
    return expect(200, reply)


def test_the_new_ticket_is_good_and_the_old_one_void(
    booking: dict[str, Any], ticket_id: str, trip: Trip, clock: HeldClock
):
    before = show(ticket_id)
    new = expect(200, change(ticket_id, OTHER))
    assert new["passenger"] == OTHER
    assert (new["seat"], new["price"], new["status"]) == (before["seat"], before["price"], "ISSUED")
    assert new["token"] != before["token"]
    assert show(ticket_id)["status"] == "VOID"
    shown = look(booking)["tickets"]
    assert [each["ticket_id"] for each in shown] == [new["ticket_id"], booking["tickets"][1]["ticket_id"]]
    assert shown[0]["passenger"] == OTHER
    board(trip, clock)
    assert scan(trip, before["token"])["verdict"] == "void"
    good = scan(trip, new["token"], "nonce-0002")
    assert (good["verdict"], good["passenger"]) == ("ok", OTHER)
    books.audit(trip)


def test_a_name_is_mended_and_the_phone_stays(ticket_id: str, booking: dict[str, Any]):
    new = expect(200, change(ticket_id, {"name": "Alina Uwase"}))
    assert new["passenger"] == {**booking["tickets"][0]["passenger"], "name": "Alina Uwase"}


def test_a_request_that_changes_nothing_leaves_the_ticket(ticket_id: str, booking: dict[str, Any]):
    assert expect(200, change(ticket_id, {}))["ticket_id"] == ticket_id
    same = booking["tickets"][0]["passenger"]
    assert expect(200, change(ticket_id, same))["ticket_id"] == ticket_id


def test_the_same_request_again_is_answered_with_the_new_ticket(ticket_id: str):
    new = expect(200, change(ticket_id, OTHER))
    assert expect(200, change(ticket_id, OTHER)) == new
    reply = change(ticket_id, {"name": "Somebody Else"})
    assert (reply.code, reply.json["ticket_id"]) == ("ticket_replaced", new["ticket_id"])


def test_the_old_ticket_names_nobody_any_more(ticket_id: str):
    expect(200, change(ticket_id, OTHER))
    assert show(ticket_id)["passenger"] == {"name": None, "phone": None}


def test_the_new_passenger_is_sent_the_ticket_and_a_mended_name_is_not(
    ticket_id: str, booking: dict[str, Any], cloud: Cloud
):
    second = booking["tickets"][1]["ticket_id"]
    expect(200, change(second, {"name": "Alina Uwase"}))
    new = expect(200, change(ticket_id, OTHER))
    tell(cloud)
    told = [record["body"] for record in cloud.messages("all")["Records"]]
    (asked,) = [body for body in told if '"ticket.resend_asked"' in body]
    assert new["ticket_id"] in asked
    assert '"to":"passenger"' in asked


def test_a_ticket_is_given_away_a_few_times_and_no_more(ticket_id: str):
    present = ticket_id
    for number in range(MOST_REISSUES):
        present = expect(200, change(present, {"name": f"Passenger {number} of many"}))["ticket_id"]
    assert change(present, {"name": "One too many"}).code == "reissued_often"


def test_with_a_ticket_that_boarded_nobody_else_travels(ticket_id: str, trip: Trip, clock: HeldClock):
    board(trip, clock)
    assert scan(trip, show(ticket_id)["token"])["verdict"] == "ok"
    assert change(ticket_id, OTHER).code == "already_boarded"


def test_once_the_bus_has_left_nothing_changes(ticket_id: str, clock: HeldClock):
    clock.set(LEAVES - timedelta(seconds=1))
    new = expect(200, change(ticket_id, OTHER))
    clock.set(LEAVES)
    assert change(new["ticket_id"], {"name": "Too Late"}).code == "trip_departed"


def test_of_a_cancelled_trip_nothing_changes(ticket_id: str, trip: Trip):
    expect(200, cancel(trip.trip_id))
    assert change(ticket_id, OTHER).code == "trip_cancelled"


def test_a_cancelled_ticket_is_void(ticket_id: str, booking: dict[str, Any]):
    expect(200, give_back(booking, expect(200, quote(booking, ticket_id))))
    assert change(ticket_id, OTHER).code == "ticket_void"


def test_the_new_ticket_may_be_cancelled(ticket_id: str, booking: dict[str, Any], trip: Trip):
    new = expect(200, change(ticket_id, OTHER))
    done = expect(200, give_back(booking, expect(200, quote(booking, new["ticket_id"]))))
    assert done["tickets_left"] == 1
    books.audit(trip)


def test_after_a_swap_of_the_bus_the_new_ticket_has_the_present_seat(
    ticket_id: str, booking: dict[str, Any], trip: Trip
):
    expect(200, swap(trip.trip_id, bought("RAC 100 A")))
    seat = show(ticket_id)["seat"]
    new = expect(200, change(ticket_id, OTHER))
    assert new["seat"] == seat == look(booking)["tickets"][0]["seat"]
    books.audit(trip)


def test_strangers_change_nobody_and_finance_neither(ticket_id: str):
    assert change(ticket_id, OTHER, OTHER_PASSENGER).code == "ticket_not_found"
    assert change(ticket_id, OTHER, FINANCE).status == 403


def test_what_staff_change_is_written_down_without_names(ticket_id: str, cloud: Cloud):
    expect(200, change(ticket_id, OTHER, AGENT))
    (entry,) = [each for each in audited(cloud) if each.action == "ticket.reissued"]
    assert (entry.actor, entry.target) == (AGENT["subject"], ticket_id)
    assert OTHER["name"] not in str(entry)


def test_the_erasure_forgets_both_passengers(ticket_id: str, booking: dict[str, Any]):
    new = expect(200, change(ticket_id, OTHER))
    erased = erasure.erase(booking["booking_id"])
    assert erased is not None
    assert {place.passenger for place in erased.places} == {None}
    assert erased.places[0].ticket_id == new["ticket_id"]
    old = store.find(ticket_id)
    assert old is not None
    assert old.passenger is None
