"""Which buses and drivers are free for a trip, and what anyone may see of one."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import expect
from tests.support.clocks import HeldClock
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
)

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
