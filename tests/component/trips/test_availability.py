"""Which buses and drivers are free for a trip, and what anyone may see of one."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import expect, sell
from tests.support.clocks import HeldClock
from tests.support.driving import board, depart
from tests.support.fleet import bought
from tests.support.functions import call
from tests.support.people import (
    DRIVER,
    OTHER_DRIVER,
    PASSENGER,
    SUPERVISOR,
)
from tests.support.planning import (
    LEAVES,
    ask,
    plan,
    route,
    stored,
)
from tests.support.provider import FakeProvider
from tms.fleet.layout import drawn

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
