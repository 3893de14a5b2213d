"""Who boarded: at the departure by the company's policy, when staff stand in, and in a trip's books."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.audited import audited
from tests.support.buying import ONWARD, expect, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import STEPS, board, drive, step, undo
from tests.support.functions import Reply, call, load
from tests.support.network import LEAVES, publish
from tests.support.people import (
    AGENT,
    COMPANY,
    DRIVER,
    FINANCE,
    FOREIGN_OWNER,
    OTHER_DRIVER,
    OWNER,
    SUPERVISOR,
)
from tests.support.planning import incorporate, stored
from tests.support.provider import FakeProvider
from tms.companies import company_store
from tms.companies.policy import Mismatch, Policy
from tms.kernel.store import Transaction
from tms.tickets import for_trips
from tms.tickets.records import TicketRecord
from tms.trips.trip import Trip, TripStatus

pytestmark = pytest.mark.usefixtures("cloud", "clock")

WHY = "The driver's phone has no battery."


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    incorporate()
    return publish()


def block() -> None:
    """The company wants nobody left behind."""
    transaction = Transaction()
    before = company_store.find_policy(COMPANY)
    company_store.change_policy(transaction, COMPANY, before, Policy(boarding_mismatch=Mismatch.BLOCK))
    transaction.commit()


def scan(trip: Trip, booking: dict[str, Any], clock: HeldClock) -> None:
    for place in booking["tickets"]:
        path = {"ticket_id": place["ticket_id"]}
        ticket = expect(200, call("tickets/get_ticket", path=path, caller=OWNER))
        body = {
            "token": ticket["token"],
            "nonce": f"nonce-{place['seat']}",
            "scanned_at": clock.moment.isoformat(),
        }
        reply = call("tickets/scan_ticket", path={"trip_id": trip.trip_id}, body=body, caller=DRIVER)
        assert reply.json["verdict"] == "ok", reply


def stand_in(trip: Trip, status: str, caller: Any = SUPERVISOR, **changes: Any) -> Reply:
    body = {"status": status, "reason": WHY, **changes}
    return call("trips/take_step", path={"trip_id": trip.trip_id}, body=body, caller=caller)


def reconcile(trip: Trip, caller: Any = FINANCE) -> Reply:
    return call("trips/reconcile_trip", path={"trip_id": trip.trip_id}, caller=caller)


def at_the_door(trip: Trip, clock: HeldClock) -> None:
    board(trip, clock)
    clock.set(LEAVES - timedelta(minutes=5))


class TestDeparture:
    def test_the_answer_warns_of_passengers_that_are_missing(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        first = sell(trip, provider, "1A")
        sell(trip, provider, "1B", "2A")
        at_the_door(trip, clock)
        scan(trip, first, clock)
        found = expect(200, step("record_departure", trip.trip_id))
        assert (found["status"], found["missing"]) == ("DEPARTED", 2)
        assert found["warning"] == "2 passengers with a ticket from this stop have not boarded."

    def test_there_is_no_warning_where_everybody_is_there(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        block()
        booking = sell(trip, provider, "1A")
        at_the_door(trip, clock)
        scan(trip, booking, clock)
        found = expect(200, step("record_departure", trip.trip_id))
        assert (found["missing"], found["warning"]) == (0, None)

    def test_by_policy_the_bus_waits(self, trip: Trip, provider: FakeProvider, clock: HeldClock):
        block()
        booking = sell(trip, provider, "1A")
        at_the_door(trip, clock)
        reply = step("record_departure", trip.trip_id)
        assert (reply.status, reply.code, reply.json["missing"]) == (409, "boarding_incomplete", 1)
        assert stored(trip.trip_id).status is TripStatus.BOARDING
        scan(trip, booking, clock)
        expect(200, step("record_departure", trip.trip_id))

    def test_passengers_of_later_stops_are_not_waited_for(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        block()
        sell(trip, provider, "1A", **ONWARD)
        at_the_door(trip, clock)
        assert expect(200, step("record_departure", trip.trip_id))["missing"] == 0

    def test_a_ticket_that_is_void_is_not_waited_for(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        block()
        booking = sell(trip, provider, "1A")
        key = TicketRecord(f"TICKET#{booking['tickets'][0]['ticket_id']}", "TICKET")
        key.update(actions=[TicketRecord.status.set("VOID")])
        at_the_door(trip, clock)
        expect(200, step("record_departure", trip.trip_id))

    def test_staff_let_it_leave_all_the_same(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock, cloud: Cloud
    ):
        block()
        sell(trip, provider, "1A")
        at_the_door(trip, clock)
        assert stand_in(trip, "DEPARTED").code == "boarding_incomplete"
        found = expect(200, stand_in(trip, "DEPARTED", despite_missing=True))
        assert (found["status"], found["missing"]) == ("DEPARTED", 1)
        (entry,) = [each for each in audited(cloud) if each.action == "trip.departed"]
        assert (entry.actor, WHY in str(entry.after)) == (SUPERVISOR["subject"], True)

    def test_another_driver_learns_no_number(self, trip: Trip, provider: FakeProvider, clock: HeldClock):
        block()
        sell(trip, provider, "1A")
        at_the_door(trip, clock)
        assert step("record_departure", trip.trip_id, OTHER_DRIVER).code == "not_the_driver"

    def test_saying_it_again_is_no_refusal(self, trip: Trip, provider: FakeProvider, clock: HeldClock):
        sell(trip, provider, "1A")
        at_the_door(trip, clock)
        expect(200, step("record_departure", trip.trip_id))
        block()
        assert expect(200, step("record_departure", trip.trip_id))["status"] == "DEPARTED"


class TestStandIn:
    def test_staff_take_every_step_and_the_trip_keeps_its_driver(
        self, trip: Trip, clock: HeldClock, cloud: Cloud
    ):
        clock.set(LEAVES - timedelta(minutes=10))
        for status in STEPS.values():
            if status == "ARRIVED":
                clock.set(trip.arrival_at)
            assert expect(200, stand_in(trip, status))["status"] == status
        assert stored(trip.trip_id).driver_id == trip.driver_id
        told = {each.action: each for each in audited(cloud)}
        for status in STEPS.values():
            assert WHY in str(told[f"trip.{status.lower()}"].after)
        assert [item for item in cloud.items("trips") if item["sk"] == "RUNNING"] == []

    def test_the_schedule_holds_for_staff_too(self, trip: Trip):
        assert stand_in(trip, "BOARDING").code == "too_early"
        assert stand_in(trip, "DEPARTED").code == "wrong_trip_state"

    @pytest.mark.parametrize(
        ("caller", "code"),
        [(AGENT, "not_allowed"), (DRIVER, "not_allowed"), (FOREIGN_OWNER, "trip_not_found")],
    )
    def test_nobody_else_does(self, trip: Trip, clock: HeldClock, caller: Any, code: str):
        clock.set(LEAVES - timedelta(minutes=10))
        assert stand_in(trip, "BOARDING", caller).code == code

    def test_a_reason_is_needed(self, trip: Trip):
        assert stand_in(trip, "BOARDING", reason="").code == "invalid_field"


class TestBooks:
    def test_they_say_what_was_sold_and_who_came(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock, cloud: Cloud
    ):
        came = sell(trip, provider, "1A", "1B")
        sell(trip, provider, "2A", to="Rubavu")
        at_the_door(trip, clock)
        scan(trip, came, clock)
        drive(trip, clock, "record_departure", "record_arrival")
        found = expect(200, reconcile(trip))
        told = {name: found[name] for name in ("status", "sold", "boarded", "no_shows", "fares")}
        assert told == {
            "status": "RECONCILED",
            "sold": 3,
            "boarded": 2,
            "no_shows": 1,
            "fares": {"amount": 13_000, "currency": "RWF"},
        }
        assert found["reconciled_at"] == clock.moment.astimezone(LEAVES.tzinfo).isoformat()
        assert "trip.reconciled" in [each.action for each in audited(cloud)]

    def test_they_are_closed_once_and_stay(self, trip: Trip, clock: HeldClock, cloud: Cloud):
        drive(trip, clock, *STEPS)
        first = expect(200, reconcile(trip))
        clock.wait(3600)
        assert expect(200, reconcile(trip, OWNER)) == first
        assert [each.action for each in audited(cloud)].count("trip.reconciled") == 1
        assert undo(trip, "ARRIVED").code == "wrong_trip_state"

    @pytest.mark.parametrize("steps", [0, 1, 2])
    def test_only_of_a_trip_that_has_arrived(self, trip: Trip, clock: HeldClock, steps: int):
        drive(trip, clock, *list(STEPS)[:steps])
        assert reconcile(trip).code == "wrong_trip_state"

    @pytest.mark.parametrize(
        ("caller", "code"),
        [(AGENT, "not_allowed"), (DRIVER, "not_allowed"), (FOREIGN_OWNER, "trip_not_found")],
    )
    def test_nobody_else_closes_them(self, trip: Trip, clock: HeldClock, caller: Any, code: str):
        drive(trip, clock, *STEPS)
        assert reconcile(trip, caller).code == code

    def test_an_arrival_that_was_taken_back_meanwhile_is_not_closed(
        self, trip: Trip, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        drive(trip, clock, *STEPS)
        module = load("trips/reconcile_trip")

        def overtaken(trip_id: str) -> Any:
            if stored(trip_id).status is TripStatus.ARRIVED:
                expect(200, undo(trip, "ARRIVED"))
            return for_trips.attendance(trip_id)

        monkeypatch.setattr(module, "attendance", overtaken)
        assert reconcile(trip).code == "wrong_trip_state"
        assert stored(trip.trip_id).status is TripStatus.DEPARTED
