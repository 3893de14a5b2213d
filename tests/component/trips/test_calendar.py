"""The calendar of a day: the buses and drivers that a company plans with, and when they cannot work."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import expect
from tests.support.fleet import bought
from tests.support.functions import call
from tests.support.people import DRIVER, FOREIGN_OWNER, OTHER_DRIVER, SUPERVISOR, key
from tests.support.planning import LEAVES
from tms.fleet.buses import BusState, Outage, OutageKind

pytestmark = pytest.mark.usefixtures("cloud", "clock", "bus", "vip")

MORNING = int(LEAVES.timestamp())
HOUR_S = 3600


def day(date: str = "2026-11-23") -> Any:
    return expect(200, call("trips/get_calendar", query={"date": date}, caller=SUPERVISOR))


def test_a_day_lasts_from_midnight_to_midnight_in_the_companys_time_zone():
    seen = day()
    assert (seen["date"], seen["turnaround_minutes"]) == ("2026-11-23", 30)
    assert (seen["begins_at"], seen["ends_at"]) == ("2026-11-23T00:00:00+02:00", "2026-11-24T00:00:00+02:00")
    assert day("tomorrow")["date"] == "2026-11-23"


def test_buses_stand_by_plate_without_those_that_are_retired():
    bought("RAA 001 A", state=BusState.RETIRED)
    assert [each["plate"] for each in day()["buses"]] == ["RAB 123 C", "RAB 456 D"]
    foreign = expect(200, call("trips/get_calendar", query={}, caller=FOREIGN_OWNER))
    assert (foreign["buses"], foreign["drivers"]) == ([], [])


def test_outages_and_absences_are_those_that_touch_the_day():
    def outage(name: str, begins: int, ends: int | None) -> Outage:
        return Outage(name, OutageKind.MAINTENANCE, begins, ends, "Brakes")

    late = int((LEAVES + timedelta(days=2)).timestamp())
    bought("RAC 900 A", outages=(outage("one", MORNING, MORNING + HOUR_S), outage("two", late, None)))
    times = {"from_at": "2026-11-23T04:00:00Z", "until_at": "2026-11-23T05:00:00Z", "reason": "Leave"}
    path = {"account_id": OTHER_DRIVER["subject"]}
    expect(201, call("fleet/add_absence", path=path, body=times, caller=SUPERVISOR, headers=key()))
    (found,) = (bus["outages"] for bus in day()["buses"] if bus["plate"] == "RAC 900 A")
    assert [(each["kind"], each["from_at"]) for each in found] == [
        ("maintenance", "2026-11-23T04:00:00+00:00")
    ]
    drivers = {each["account_id"]: each for each in day()["drivers"]}
    assert [each["until_at"] for each in drivers[OTHER_DRIVER["subject"]]["absences"]] == [
        "2026-11-23T05:00:00+00:00"
    ]
    assert drivers[DRIVER["subject"]]["absences"] == []
    assert "reason" not in drivers[OTHER_DRIVER["subject"]]["absences"][0], "why is nobody's business here"
    assert day("2026-11-26")["buses"][-1]["outages"][0]["until_at"] is None
