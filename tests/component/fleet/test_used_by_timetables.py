"""Buses and drivers that timetables make trips with: they are neither deleted nor retired."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import expect
from tests.support.clocks import NOW, HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.people import DRIVER, SUPERVISOR, key
from tests.support.planning import equip, hire, wanted
from tms.fleet import bus_store
from tms.fleet.buses import Bus

pytestmark = pytest.mark.usefixtures("cloud", "clock")

FIRST = (NOW + timedelta(days=1)).date()


@pytest.fixture
def bus(cloud: Cloud, clock: HeldClock) -> Bus:
    _, made, _ = equip()
    hire()
    return made


def entered(bus: Bus, **changes: Any) -> str:
    """Enter a timetable of which no trip was made yet; return its id."""
    body = wanted(bus)
    del body["departure_at"]
    body |= {"name": "Morning", "departs": "06:00", "rule": "FREQ=DAILY", "valid_from": FIRST.isoformat()}
    reply = call("trips/create_timetable", body=body | changes, caller=SUPERVISOR, headers=key())
    return str(expect(201, reply)["timetable_id"])


def ask(name: str, bus: Bus, **body: Any) -> Reply:
    return call(f"fleet/{name}", path={"bus_id": bus.bus_id}, body=body or None, caller=SUPERVISOR)


def require_named(reply: Reply, timetable_id: str) -> None:
    assert (reply.status, reply.code, reply.json["count"]) == (409, "in_use", 1)
    assert reply.json["uses"] == [{"kind": "timetable", "id": timetable_id, "name": "Morning"}]


def test_a_bus_is_neither_deleted_nor_retired(bus: Bus):
    timetable_id = entered(bus)
    require_named(ask("delete_bus", bus), timetable_id)
    require_named(ask("update_bus", bus, state="RETIRED"), timetable_id)
    assert bus_store.find_bus(bus.company_id, bus.bus_id) == bus


def test_a_file_does_not_retire_it_either(bus: Bus):
    entered(bus)
    body = {"csv": "plate,state\r\nRAB 123 C,RETIRED\r\n"}
    for dry_run in ("true", "false"):
        query = {"dry_run": dry_run}
        report = expect(200, call("fleet/import_buses", body=body, query=query, caller=SUPERVISOR))
        assert "in_use" in str(report)
    assert bus_store.find_bus(bus.company_id, bus.bus_id) == bus


def test_the_licence_of_its_driver_stays(bus: Bus):
    timetable_id = entered(bus)
    path = {"account_id": DRIVER["subject"]}
    require_named(call("fleet/delete_driver", path=path, caller=SUPERVISOR), timetable_id)


@pytest.mark.parametrize("ended", ["paused", "over", "deleted", "another bus"])
def test_a_timetable_that_makes_no_trips_with_it_is_no_use(bus: Bus, ended: str, clock: HeldClock):
    path = {"timetable_id": entered(bus, valid_until=FIRST.isoformat())}
    other = bus_store.buses_of(bus.company_id)[1]
    if ended == "over":
        clock.wait(3 * 24 * 3600)
    elif ended == "deleted":
        assert call("trips/delete_timetable", path=path, caller=SUPERVISOR).status == 204
    else:
        body = {"state": "PAUSED"} if ended == "paused" else {"bus_id": other.bus_id}
        expect(200, call("trips/update_timetable", path=path, body=body, caller=SUPERVISOR))
    expect(200, ask("update_bus", bus, state="RETIRED"))
    assert ask("delete_bus", bus).status == 204
