"""Trips of a day or a week that are planned again on other days."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.buying import expect
from tests.support.cloud import Cloud
from tests.support.fleet import bus as a_bus
from tests.support.functions import Reply, call
from tests.support.people import COMPANY, OTHER_DRIVER, SUPERVISOR
from tests.support.planning import LEAVES, ask, found, plan, wanted
from tms.companies import company_store
from tms.companies.policy import Policy
from tms.fleet.buses import Bus
from tms.fleet.for_trips import routes
from tms.kernel.store import Transaction

pytestmark = pytest.mark.usefixtures("cloud", "clock")

DAY = LEAVES.date()
WEEK = timedelta(days=7)


def copied(to: date = DAY + WEEK, **more: Any) -> Reply:
    body = {"source_date": DAY.isoformat(), "target_date": to.isoformat(), **more}
    return call("trips/copy_trips", body=body, caller=SUPERVISOR)


@pytest.fixture
def two(bus: Bus) -> list[str]:
    vip = a_bus("RAB 456 D", bus_class="vip")
    return [
        expect(201, plan(wanted(bus, LEAVES)))["trip_id"],
        expect(201, plan(wanted(vip, LEAVES + timedelta(hours=1), OTHER_DRIVER)))["trip_id"],
    ]


def outcomes(reply: Reply) -> list[str]:
    return [each["outcome"] for each in expect(200, reply)["items"]]


def test_a_dry_run_writes_nothing(two: list[str], cloud: Cloud):
    before = cloud.items("trips"), cloud.items("fleet")
    assert outcomes(copied(dry_run=True)) == ["possible", "possible"]
    assert (cloud.items("trips"), cloud.items("fleet")) == before


def test_they_keep_their_local_times_buses_and_drivers(two: list[str]):
    assert outcomes(copied(publish=True)) == ["copied", "copied"]
    rows = found(LEAVES + WEEK)
    assert [row["departure_at"][:16] for row in rows] == ["2026-11-30T06:00", "2026-11-30T07:00"]
    assert [row["plate"] for row in rows] == ["RAB 123 C", "RAB 456 D"]
    assert {row["status"] for row in rows} == {"PUBLISHED"}


def test_a_week_has_seven_days(two: list[str], bus: Bus):
    expect(201, plan(wanted(bus, LEAVES + timedelta(days=6))))
    assert outcomes(copied(days=7)) == ["copied"] * 3
    assert len(found(LEAVES + timedelta(days=13))) == 1


def test_copied_again_nothing_comes_twice(two: list[str]):
    first, second = (expect(200, copied())["items"] for _ in range(2))
    assert [each["trip_id"] for each in first] == [each["trip_id"] for each in second]
    assert outcomes(copied(dry_run=True)) == ["there_already", "there_already"]
    assert len(found(LEAVES + WEEK)) == 2


def test_what_stands_in_the_way_of_one_is_told_and_none_is_copied(two: list[str], bus: Bus):
    other = expect(201, plan(wanted(bus, LEAVES + WEEK)))["trip_id"]
    reply = copied()
    assert (reply.status, reply.code) == (409, "copies_refused")
    assert [(each["trip_id"], each["code"]) for each in reply.json["trips"]] == [(two[0], "bus_busy")]
    assert [row["trip_id"] for row in found(LEAVES + WEEK)] == [other]
    assert ask("delete_trip", other).status == 204
    assert outcomes(copied()) == ["copied", "copied"]


@pytest.mark.parametrize("what", ["bus", "driver"])
def test_copies_that_stand_in_each_others_way_are_told_and_none_is_made(two: list[str], bus: Bus, what: str):
    """The second trip leaves as soon as the turnaround of the first one is over; since then it is longer."""
    again = LEAVES + timedelta(hours=4, minutes=30)
    vip = a_bus("RAB 456 D", bus_class="vip")
    later = wanted(bus, again + timedelta(hours=1), OTHER_DRIVER) if what == "bus" else wanted(vip, again)
    if what == "driver":
        assert ask("delete_trip", two[1]).status == 204
    second = expect(201, plan(later))["trip_id"]
    turnaround = Policy(turnaround_minutes=120)
    transaction = Transaction()
    company_store.change_policy(transaction, COMPANY, Policy(), turnaround)
    transaction.commit()
    assert "refused" in outcomes(copied(dry_run=True))
    reply = copied()
    assert (reply.status, reply.code) == (409, "copies_refused")
    assert [(each["trip_id"], each["code"]) for each in reply.json["trips"]] == [(second, f"{what}_busy")]
    assert reply.json["trips"][0]["detail"].startswith(f"Another copy would have the {what} then: 2026-11-30")
    assert found(LEAVES + WEEK) == []


def test_one_that_another_planner_was_faster_with_is_told_in_the_report(
    two: list[str], bus: Bus, monkeypatch: pytest.MonkeyPatch
):
    from tms.trips import copy_trips

    real = copy_trips._written

    def overtaken(*given: Any, **more: Any) -> Any:
        expect(201, plan(wanted(bus, LEAVES + WEEK)))
        return real(*given, **more)

    monkeypatch.setattr(copy_trips, "_written", overtaken)
    items = expect(200, copied())["items"]
    assert [(each["outcome"], each["code"]) for each in items] == [("refused", "bus_busy"), ("copied", None)]


def test_to_the_past_nothing_is_copied(two: list[str]):
    reply = copied(DAY - WEEK)
    assert {each["code"] for each in reply.json["trips"]} == {"departure_past"}


def test_a_route_of_many_trips_is_read_once_to_judge_them(two: list[str], monkeypatch: pytest.MonkeyPatch):
    real, read = routes.find_route, []

    def counted(company: str, route_id: str) -> Any:
        read.append(route_id)
        return real(company, route_id)

    monkeypatch.setattr(routes, "find_route", counted)
    assert outcomes(copied(dry_run=True)) == ["possible", "possible"]
    assert len(read) == 1
