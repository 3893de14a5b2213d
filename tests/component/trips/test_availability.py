"""Which buses and drivers are free for a trip, and what anyone may see of one."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.support.buying import expect, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board, depart, drive, step, undo
from tests.support.fleet import bought
from tests.support.functions import call
from tests.support.network import KIGALI_TIME
from tests.support.people import (
    DRIVER,
    OTHER_DRIVER,
    PASSENGER,
    SUPERVISOR,
)
from tests.support.planning import (
    LEAVES,
    ask,
    calendar,
    plan,
    route,
    stored,
    wanted,
)
from tests.support.provider import FakeProvider
from tms.fleet.buses import Bus
from tms.fleet.calendar import Kind
from tms.fleet.layout import drawn
from tms.kernel.clock import rfc3339
from tms.trips import store
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


class TestAvailability:
    def look(self, **query: str) -> Any:
        asked = {"route_id": route().route_id, "departure_at": "2026-11-23T08:00", **query}
        return expect(200, call("trips/get_availability", query=asked, caller=SUPERVISOR))

    def test_it_names_the_trip_that_stands_in_the_way(self, draft: str):
        seen = self.look()
        assert [(each["plate"], each["free"]) for each in seen["buses"]] == [
            ("RAB 456 D", True),
            ("RAB 123 C", False),
        ]
        (reason,) = seen["buses"][1]["reasons"]
        assert (reason["code"], reason["trip_id"]) == ("bus_busy", draft)
        assert reason["detail"] == (
            "Another trip has the bus RAB 123 C: 2026-11-23 06:00 Nyabugogo - Rubavu."
        )
        assert [(each["account_id"], each["free"]) for each in seen["drivers"]] == [
            (OTHER_DRIVER["subject"], True),
            (DRIVER["subject"], False),
        ]

    def test_a_trip_does_not_stand_in_its_own_way(self, draft: str):
        assert all(each["free"] for each in self.look(trip_id=draft)["buses"])

    def test_what_is_free_can_be_planned(self, draft: str):
        seen = self.look()
        body = {
            "route_id": route().route_id,
            "bus_id": seen["buses"][0]["bus_id"],
            "driver_id": seen["drivers"][0]["account_id"],
            "departure_at": seen["departure_at"],
        }
        expect(201, plan(body))


class TestAfterAnEarlyArrival:
    """The bus of 06:00 is planned until 10:30, turnaround included, and arrives at 09:00."""

    AGAIN = datetime(2026, 11, 23, 9, 30, tzinfo=KIGALI_TIME)
    """When the bus and the driver are free: the turnaround after the arrival."""

    @pytest.fixture
    def arrived(self, on_sale: str, clock: HeldClock) -> Trip:
        trip = stored(on_sale)
        depart(trip, clock)
        clock.set(LEAVES + timedelta(hours=3))
        expect(200, step("record_arrival", on_sale))
        return trip

    def free(self, leaves: datetime) -> set[str]:
        query = {"route_id": route().route_id, "departure_at": rfc3339(leaves)}
        seen = expect(200, call("trips/get_availability", query=query, caller=SUPERVISOR))
        buses = {each["bus_id"] for each in seen["buses"] if each["free"]}
        return buses | {each["account_id"] for each in seen["drivers"] if each["free"]}

    def test_bus_and_driver_are_free_once_the_turnaround_is_over(self, arrived: Trip, bus: Bus):
        own = {arrived.bus_id, arrived.driver_id}
        assert self.free(self.AGAIN) >= own
        assert not own & self.free(self.AGAIN - timedelta(minutes=1))
        expect(201, plan(wanted(bus, self.AGAIN)))

    def test_on_time_they_are_free_as_planned(self, on_sale: str, clock: HeldClock):
        trip = stored(on_sale)
        drive(trip, clock, "open_boarding", "record_departure", "record_arrival")
        own = {trip.bus_id, trip.driver_id}
        assert self.free(LEAVES + timedelta(hours=4, minutes=30)) >= own
        assert not own & self.free(LEAVES + timedelta(hours=4, minutes=29))

    def test_late_they_are_free_as_planned(self, on_sale: str, cloud: Cloud, clock: HeldClock):
        trip = stored(on_sale)
        depart(trip, clock)
        before = cloud.items("fleet")
        clock.set(LEAVES + timedelta(hours=6))
        expect(200, step("record_arrival", on_sale))
        assert cloud.items("fleet") == before

    def test_the_end_of_a_trip_is_free_in_the_days_behind_midnight_too(
        self, bus: Bus, clock: HeldClock, cloud: Cloud
    ):
        evening = datetime(2026, 11, 23, 22, 0, tzinfo=KIGALI_TIME)  # 20:00 in UTC, until 00:30
        trip = stored(expect(201, plan(wanted(bus, evening, publish=True)))["trip_id"])
        depart(trip, clock)
        clock.set(evening + timedelta(hours=3))
        expect(200, step("record_arrival", trip.trip_id))
        assert {trip.bus_id, trip.driver_id} <= self.free(evening + timedelta(hours=3, minutes=30))
        assert self.days(cloud, trip) == {"CALENDAR#2026-11-23": 2}
        expect(200, undo(trip, "ARRIVED"))
        assert self.days(cloud, trip) == {"CALENDAR#2026-11-23": 2, "CALENDAR#2026-11-24": 2}

    @staticmethod
    def days(cloud: Cloud, trip: Trip) -> Counter[str]:
        """How often a trip stands in each day."""
        items = [item for item in cloud.items("fleet") if item["sk"].startswith("CALENDAR#")]
        return Counter(item["sk"] for item in items if trip.trip_id in item["trips"])

    def test_an_arrival_that_is_undone_takes_them_back(self, arrived: Trip):
        expect(200, undo(arrived, "ARRIVED"))
        own = {arrived.bus_id, arrived.driver_id}
        assert not own & self.free(LEAVES + timedelta(hours=4, minutes=29))
        assert self.free(LEAVES + timedelta(hours=4, minutes=30)) >= own

    def test_also_from_a_trip_that_was_planned_since(self, arrived: Trip, bus: Bus):
        following = expect(201, plan(wanted(bus, self.AGAIN)))["trip_id"]
        expect(200, undo(arrived, "ARRIVED"))
        assert set(calendar(Kind.BUS, bus.bus_id)) == {arrived.trip_id, following}

    def test_a_delay_in_the_moment_of_the_arrival_comes_first(
        self, bus: Bus, cloud: Cloud, clock: HeldClock, monkeypatch: pytest.MonkeyPatch
    ):
        evening = datetime(2026, 11, 23, 18, 0, tzinfo=KIGALI_TIME)  # until 20:30 in UTC
        trip = stored(expect(201, plan(wanted(bus, evening, publish=True)))["trip_id"])
        depart(trip, clock)
        clock.set(evening + timedelta(hours=3))
        real, once = store.advance_into, [True]

        def overtaken(*given: Any) -> None:
            if once and once.pop():
                body = {"minutes": 240, "reason": "The road is flooded."}
                expect(200, ask("delay_trip", trip.trip_id, body=body))
            real(*given)

        monkeypatch.setattr(store, "advance_into", overtaken)
        expect(200, step("record_arrival", trip.trip_id))
        assert self.days(cloud, trip) == {"CALENDAR#2026-11-23": 2}

    def test_staff_that_stand_in_free_them_too(self, on_sale: str, clock: HeldClock):
        trip = stored(on_sale)
        depart(trip, clock)
        clock.set(LEAVES + timedelta(hours=3))
        body = {"status": "ARRIVED", "reason": "The driver's phone is broken."}
        expect(200, ask("take_step", on_sale, body=body))
        assert self.free(self.AGAIN) >= {trip.bus_id, trip.driver_id}


class TestTakingOver:
    def look(self, trip_id: str) -> Any:
        return call("trips/get_availability", query={"trip_id": trip_id}, caller=SUPERVISOR)

    def test_a_bus_that_does_not_seat_everybody_is_not_free(self, on_sale: str, provider: FakeProvider):
        for seat in ("1A", "1B", "2A"):
            sell(stored(on_sale), provider, seat)
        tiny = bought("RAC 200 B", layout=drawn("D.+", "x.x"))
        wide = bought("RAC 100 A", layout=drawn("D...+", "xx.xx"))
        buses = {each["bus_id"]: each for each in expect(200, self.look(on_sale))["buses"]}
        assert stored(on_sale).bus_id not in buses
        assert buses[wide.bus_id]["free"]
        (reason,) = buses[tiny.bus_id]["reasons"]
        assert reason["code"] == "bus_too_small"
        assert reason["detail"] == "The bus RAC 200 B has no seat for one passenger on their whole way."

    def test_a_trip_that_has_left_is_asked_for_too(self, on_sale: str, clock: HeldClock):
        trip = stored(on_sale)
        board(trip, clock)
        depart(trip, clock)
        clock.set(LEAVES + timedelta(hours=1))
        seen = expect(200, self.look(on_sale))
        own = next(each for each in seen["drivers"] if each["account_id"] == trip.driver_id)
        assert own["free"], "its driver may stay"
        assert seen["departure_at"] == LEAVES.isoformat()

    def test_neither_a_trip_nor_a_plan_is_refused(self):
        reply = call("trips/get_availability", query={"route_id": route().route_id}, caller=SUPERVISOR)
        assert reply.status == 422


class TestForAnyone:
    def test_it_shows_stops_the_bus_and_the_rules_and_no_plate_before_boarding(
        self, on_sale: str, clock: HeldClock
    ):
        shown = expect(200, call("trips/get_trip", path={"trip_id": on_sale}))
        assert [stop["name"] for stop in shown["stops"]] == ["Nyabugogo", "Musanze", "Rubavu"]
        assert shown["stops"][1]["expected_arrival_at"] == "2026-11-23T08:00:00+02:00"
        assert (shown["plate"], shown["luggage"]) == (None, route().luggage)
        assert shown["company"]["phone"] == "+250700001000"
        clock.set(LEAVES - timedelta(minutes=40))
        expect(200, call("trips/open_boarding", path={"trip_id": on_sale}, caller=DRIVER))
        assert expect(200, call("trips/get_trip", path={"trip_id": on_sale}))["plate"] == "RAB 123 C"

    def test_a_draft_is_nobody_s(self, draft: str):
        assert call("trips/get_trip", path={"trip_id": draft}).code == "trip_not_found"
        assert ask("get_planned_trip", draft, PASSENGER).status == 403
