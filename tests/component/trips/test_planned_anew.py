"""Trips that staff plan anew, put on sale, take off sale and delete."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.support.audited import audited
from tests.support.buying import callback, expect, hold, look, paid, pay, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import WHEN, board, depart, drive, step, undo
from tests.support.functions import call
from tests.support.people import (
    DRIVER,
    OTHER_DRIVER,
    SUPERVISOR,
)
from tests.support.planning import LEAVES, ask, calendar, change, found, plan, searched, stored, wanted
from tests.support.provider import FakeProvider
from tms.bookings import sale_store
from tms.fleet.buses import Bus
from tms.fleet.calendar import Kind
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.ids import new_id
from tms.trips import store
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


class TestChanged:
    def test_a_draft_gets_another_departure_bus_and_driver(self, draft: str, bus: Bus, vip: Bus):
        later = "2026-11-24T07:00"
        changed = expect(
            200, change(draft, departure_at=later, bus_id=vip.bus_id, driver_id=OTHER_DRIVER["subject"])
        )
        assert changed["departure_at"] == "2026-11-24T07:00:00+02:00"
        assert calendar(Kind.BUS, bus.bus_id) == calendar(Kind.DRIVER, DRIVER["subject"]) == []
        assert calendar(Kind.BUS, vip.bus_id) == calendar(Kind.DRIVER, OTHER_DRIVER["subject"]) == [draft]
        assert found() == []
        assert [row["plate"] for row in found(LEAVES + timedelta(days=1))] == ["RAB 456 D"]

    def test_an_hour_later_its_own_bus_is_not_in_its_way(self, draft: str):
        expect(200, change(draft, departure_at="2026-11-23T07:00"))

    def test_on_sale_and_unsold_it_stays_on_sale_with_its_new_time(self, on_sale: str):
        changed = expect(200, change(on_sale, departure_at="2026-11-23T07:00"))
        assert changed["status"] == "PUBLISHED"
        assert searched() == ["2026-11-23T07:00:00+02:00"]
        assert hold(stored(on_sale), "1A")["departure_at"] == "2026-11-23T07:00:00+02:00"

    def test_sold_it_keeps_its_time_and_may_have_another_driver(self, on_sale: str, provider: FakeProvider):
        sell(stored(on_sale), provider, "1A")
        reply = change(on_sale, departure_at="2026-11-23T07:00")
        assert (reply.status, reply.code) == (409, "seats_taken")
        assert (reply.json["sold"], reply.json["held"]) == (1, 0)
        assert searched() == ["2026-11-23T06:00:00+02:00"]
        expect(200, change(on_sale, driver_id=OTHER_DRIVER["subject"]))
        assert calendar(Kind.DRIVER, OTHER_DRIVER["subject"]) == [on_sale]
        assert stored(on_sale).driver_id == OTHER_DRIVER["subject"]

    def test_as_somebody_saw_it_before_it_was_changed_it_stays(self, draft: str):
        seen = stored(draft).revision
        made = expect(200, change(draft, departure_at="2026-11-23T07:00", revision=seen))
        assert made["revision"] == seen + 1
        reply = change(draft, departure_at="2026-11-23T08:00", revision=seen)
        assert (reply.status, reply.code) == (409, "trip_changed")
        assert stored(draft).departure_at.hour == 7
        repeated = change(draft, departure_at="2026-11-23T07:00", revision=seen)
        assert repeated.status == 200, "a repeat of what was done is no conflict"

    def test_refused_it_is_as_it_was(self, on_sale: str, bus: Bus, vip: Bus):
        other = expect(201, plan(wanted(vip, LEAVES, OTHER_DRIVER)))["trip_id"]
        reply = change(on_sale, bus_id=vip.bus_id)
        assert (reply.code, reply.json["trip"]["trip_id"]) == ("bus_busy", other)
        assert calendar(Kind.BUS, bus.bus_id) == [on_sale]
        assert searched() == ["2026-11-23T06:00:00+02:00"]

    def test_a_trip_that_boards_keeps_its_bus_and_its_departure(
        self, on_sale: str, vip: Bus, clock: HeldClock
    ):
        board(stored(on_sale), clock)
        for body in ({"bus_id": vip.bus_id}, {"departure_at": "2026-11-23T07:00"}):
            reply = change(on_sale, driver_id=OTHER_DRIVER["subject"], **body)
            assert (reply.code, reply.json["trip_status"]) == ("wrong_trip_state", "BOARDING")

    def test_nothing_new_changes_nothing(self, draft: str, cloud: Cloud):
        before = cloud.items("trips")
        expect(200, change(draft, departure_at="2026-11-23T06:00:00+02:00"))
        assert cloud.items("trips") == before


class TestAnotherDriverUnderWay:
    """The driver falls ill while the trip boards or is under way."""

    @pytest.mark.parametrize(
        ("steps", "following"), [(board, "record_departure"), (depart, "record_arrival")]
    )
    def test_the_next_step_is_the_new_driver_s(
        self, on_sale: str, clock: HeldClock, steps: Callable[[Trip, HeldClock], None], following: str
    ):
        trip = stored(on_sale)
        steps(trip, clock)
        changed = expect(200, change(on_sale, driver_id=OTHER_DRIVER["subject"]))
        assert changed["driver_id"] == OTHER_DRIVER["subject"]
        clock.set(WHEN[following](trip))
        assert step(following, on_sale, DRIVER).code == "not_the_driver"
        expect(200, step(following, on_sale, OTHER_DRIVER))

    def test_the_bus_stays_and_the_driver_before_is_free(
        self, on_sale: str, bus: Bus, cloud: Cloud, clock: HeldClock
    ):
        depart(stored(on_sale), clock)
        expect(200, change(on_sale, driver_id=OTHER_DRIVER["subject"]))
        running = {item["pk"] for item in cloud.items("trips") if item["sk"] == "RUNNING"}
        assert running == {f"BUS#{bus.bus_id}", f"DRIVER#{OTHER_DRIVER['subject']}"}
        assert calendar(Kind.DRIVER, DRIVER["subject"]) == []
        assert calendar(Kind.DRIVER, OTHER_DRIVER["subject"]) == calendar(Kind.BUS, bus.bus_id) == [on_sale]
        [record] = [each for each in audited(cloud) if each.action == "trip.changed"]
        assert record.before is not None
        assert record.after is not None
        drivers = record.before["driver_id"], record.after["driver_id"]
        assert drivers == (DRIVER["subject"], OTHER_DRIVER["subject"])

    def test_what_the_bus_did_on_its_way_stays(self, on_sale: str, clock: HeldClock):
        depart(stored(on_sale), clock)
        assert store.reach_end(on_sale, clock.epoch)
        before = stored(on_sale)
        expect(200, change(on_sale, driver_id=OTHER_DRIVER["subject"]))
        after = stored(on_sale)
        wanted = replace(before, driver_id=OTHER_DRIVER["subject"], revision=before.revision + 1)
        assert after == wanted

    def test_the_step_that_it_was_in_is_undone_with_the_new_driver(
        self, on_sale: str, cloud: Cloud, clock: HeldClock
    ):
        trip = stored(on_sale)
        board(trip, clock)
        expect(200, change(on_sale, driver_id=OTHER_DRIVER["subject"]))
        expect(200, undo(trip, "BOARDING"))
        assert [item for item in cloud.items("trips") if item["sk"] == "RUNNING"] == []
        assert step("open_boarding", on_sale, DRIVER).code == "not_the_driver"

    def test_not_to_a_driver_that_is_planned_for_another_trip_then(
        self, on_sale: str, vip: Bus, clock: HeldClock
    ):
        other = expect(201, plan(wanted(vip, LEAVES, OTHER_DRIVER)))["trip_id"]
        depart(stored(on_sale), clock)
        reply = change(on_sale, driver_id=OTHER_DRIVER["subject"])
        assert (reply.status, reply.code) == (409, "driver_busy")
        assert reply.json["trip"]["trip_id"] == other

    def test_not_to_a_driver_whose_trip_before_still_runs(
        self, on_sale: str, vip: Bus, cloud: Cloud, clock: HeldClock
    ):
        early = LEAVES - timedelta(hours=5)
        other = expect(201, plan(wanted(vip, early, OTHER_DRIVER, publish=True)))["trip_id"]
        drive(stored(other), clock, "open_boarding", "record_departure", caller=OTHER_DRIVER)
        board(stored(on_sale), clock)
        before = cloud.items("trips"), cloud.items("fleet"), cloud.items("audit")
        reply = change(on_sale, driver_id=OTHER_DRIVER["subject"])
        assert (reply.status, reply.code, reply.json["trip_id"]) == (409, "driver_running", other)
        assert (cloud.items("trips"), cloud.items("fleet"), cloud.items("audit")) == before

    def test_a_step_in_that_moment_comes_first(
        self, on_sale: str, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        trip = stored(on_sale)
        board(trip, clock)
        real, once = store.reassign_into, [True]

        def overtaken(*given: Any) -> None:
            if once and once.pop():
                drive(trip, clock, "record_departure")
            real(*given)

        monkeypatch.setattr(store, "reassign_into", overtaken)
        assert expect(200, change(on_sale, driver_id=OTHER_DRIVER["subject"]))["status"] == "DEPARTED"
        assert stored(on_sale).driver_id == OTHER_DRIVER["subject"]

    def test_it_needs_the_permission_to_operate_trips(self, on_sale: str, clock: HeldClock):
        company = SUPERVISOR["company"]
        planner, operator = (
            Caller(new_id("acc"), frozenset(), frozenset({each}), company).context
            for each in (Permission.TRIP_PLAN, Permission.TRIP_OPERATE)
        )
        body = {"driver_id": OTHER_DRIVER["subject"]}
        assert ask("update_trip", on_sale, operator, body=body).code == "not_allowed"
        board(stored(on_sale), clock)
        assert ask("update_trip", on_sale, planner, body=body).code == "not_allowed"
        expect(200, ask("update_trip", on_sale, operator, body=body))


class TestOffSale:
    def test_nobody_finds_or_buys_it(self, on_sale: str):
        trip = stored(on_sale)
        assert expect(200, ask("unpublish_trip", on_sale))["status"] == "DRAFT"
        assert searched() == []
        reply = call(
            "bookings/get_seats", path={"trip_id": on_sale}, query={"from": "Kigali", "to": "Rubavu"}
        )
        assert reply.code == "trip_not_on_sale"
        assert sale_store.seats_of(on_sale) == []
        assert call("trips/get_trip", path={"trip_id": trip.trip_id}).code == "trip_not_found"

    def test_again_changes_nothing(self, on_sale: str):
        assert [ask("unpublish_trip", on_sale).status for _ in range(2)] == [200, 200]

    def test_it_is_put_on_sale_again(self, on_sale: str):
        expect(200, ask("unpublish_trip", on_sale))
        expect(200, ask("publish_trip", on_sale))
        assert searched() == ["2026-11-23T06:00:00+02:00"]
        assert hold(stored(on_sale), "1A")["status"] == "HELD"

    def test_not_while_somebody_holds_a_seat_but_when_the_hold_is_over(self, on_sale: str, clock: HeldClock):
        hold(stored(on_sale), "1A", to="Musanze")
        reply = ask("unpublish_trip", on_sale)
        assert (reply.code, reply.json["sold"], reply.json["held"]) == ("seats_taken", 0, 1)
        assert searched() == ["2026-11-23T06:00:00+02:00"]
        clock.wait(601)
        expect(200, ask("unpublish_trip", on_sale))

    def test_money_that_comes_late_buys_no_seat_of_the_trip_as_it_was_planned_anew(
        self, on_sale: str, clock: HeldClock, provider: FakeProvider
    ):
        booking = hold(stored(on_sale), "1A")
        payment = pay(booking)
        clock.wait(2701)
        expect(200, change(on_sale, departure_at="2026-11-23T09:00"))
        provider.approve(payment["payment_id"])
        callback(payment)
        assert look(booking)["status"] == "EXPIRED"
        assert paid(payment)["status"] == "REFUNDING"
        assert all(not seat.claims for seat in sale_store.seats_of(on_sale))

    def test_a_draft_that_is_over_is_not_put_on_sale(self, draft: str, clock: HeldClock):
        clock.set(LEAVES)
        assert ask("publish_trip", draft).code == "departure_over"


class TestBigBus:
    """More seats than one transaction has room for."""

    @pytest.fixture(autouse=True)
    def _small_transactions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sale_store, "MOST_WRITES", 7)

    def test_all_seats_go(self, on_sale: str):
        assert len(sale_store.seats_of(on_sale)) == 4
        expect(200, ask("unpublish_trip", on_sale))
        assert sale_store.seats_of(on_sale) == []

    @pytest.mark.parametrize("seat", ["1A", "2B"])
    def test_a_refusal_leaves_all_seats(self, on_sale: str, seat: str):
        hold(stored(on_sale), seat)
        assert ask("unpublish_trip", on_sale).code == "seats_taken"
        assert len(sale_store.seats_of(on_sale)) == 4
        assert hold(stored(on_sale), "1B")["status"] == "HELD"


class TestDeleted:
    def test_a_draft_goes_and_frees_its_bus_and_driver(self, draft: str, bus: Bus, cloud: Cloud):
        assert ask("delete_trip", draft).status == 204
        assert calendar(Kind.BUS, bus.bus_id) == calendar(Kind.DRIVER, DRIVER["subject"]) == []
        assert store.find(draft) is None
        assert [item for item in cloud.items("fleet") if item["sk"].startswith("USE#")] == []
        assert ask("delete_trip", draft).code == "trip_not_found"

    def test_on_sale_it_stays(self, on_sale: str):
        assert ask("delete_trip", on_sale).code == "wrong_trip_state"
