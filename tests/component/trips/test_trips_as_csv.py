"""Trips as CSV over HTTP: what a file would do, what it does, and that an export is one."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import expect, hold
from tests.support.cloud import Cloud
from tests.support.company import account_of
from tests.support.fleet import bus as a_bus
from tests.support.functions import Reply, call
from tests.support.people import (
    AGENT,
    DRIVER,
    FOREIGN_OWNER,
    OTHER_DRIVER,
    SUPERVISOR,
    Person,
)
from tests.support.planning import LEAVES, ask, found, mapped, plan, stored, wanted
from tests.support.sheets import told
from tms.fleet.buses import Bus

HEADER = "route,date,departure,plate,driver,publish\n"
DAY = LEAVES.date().isoformat()


def mail(person: Person) -> str:
    return f"{person['subject'].lower()}@mail.example"


def line(
    departure: str = "06:00", driver: Person = DRIVER, plate: str = "RAB 123 C", publish: str = ""
) -> str:
    return f"Nyabugogo - Rubavu,{DAY},{departure},{plate},{mail(driver)},{publish}\n"


@pytest.fixture(autouse=True)
def two(bus: Bus) -> Bus:
    for person in (DRIVER, OTHER_DRIVER):
        account_of(person)
    return a_bus("RAB 456 D", bus_class="vip")


def send(csv: str, dry_run: str = "false", caller: Person = SUPERVISOR) -> Reply:
    return call("trips/import_trips", body={"csv": csv}, query={"dry_run": dry_run}, caller=caller)


def report(csv: str, dry_run: str = "false") -> dict[str, Any]:
    return expect(200, send(csv, dry_run))


def actions(answer: dict[str, Any]) -> list[str]:
    return [each["action"] for each in answer["items"]]


def exported(caller: Person = AGENT, **query: str) -> str:
    reply = call("trips/export_trips", query={"date": DAY, **query}, caller=caller)
    assert reply.status == 200
    return reply.content.decode()


class TestImporting:
    def test_a_dry_run_writes_nothing_and_the_run_does_what_it_told(self, cloud: Cloud):
        file = HEADER + line("6:00", publish="yes") + line("07:30", OTHER_DRIVER, "rab456d", "no")
        before = cloud.items("trips"), cloud.items("fleet")
        planned = report(file, dry_run="true")
        assert (actions(planned), told(planned)) == (["create", "create"], [])
        assert (cloud.items("trips"), cloud.items("fleet")) == before
        made = report(file)
        assert actions(made) == ["create", "create"]
        assert [stored(each["id"]).status.value for each in made["items"]] == ["PUBLISHED", "DRAFT"]
        assert [row["departure_at"][:16] for row in found()] == [f"{DAY}T06:00", f"{DAY}T07:30"]

    def test_a_file_that_is_sent_again_changes_nothing(self):
        file = HEADER + line(publish="yes")
        report(file)
        for dry_run in ("true", "false"):
            assert actions(report(file, dry_run)) == ["unchanged"]
        assert len(found()) == 1

    def test_a_cancelled_trip_is_planned_again(self):
        file = HEADER + line(publish="yes")
        first = report(file)["items"][0]["id"]
        expect(200, ask("cancel_trip", first, body={"reason": "The road is closed."}))
        assert actions(report(file)) == ["create"]
        assert sorted(row["status"] for row in found()) == ["CANCELLED", "PUBLISHED"]

    def test_another_driver_and_going_on_sale_are_changes(self):
        made = report(HEADER + line())["items"][0]["id"]
        file = HEADER + line(driver=OTHER_DRIVER, publish="yes")
        for dry_run in ("true", "false"):
            assert actions(report(file, dry_run)) == ["change"]
        trip = stored(made)
        assert (trip.driver_id, trip.status.value) == (OTHER_DRIVER["subject"], "PUBLISHED")

    def test_a_line_with_the_id_moves_a_trip(self):
        made = report(HEADER + line())["items"][0]["id"]
        file = f"trip_id,{HEADER}{made},{line('09:15', plate='RAB 456 D')}"
        for dry_run in ("true", "false"):
            assert (actions(report(file, dry_run)), told(report(file, "true"))) == (["change"], [])
            if dry_run == "true":
                assert stored(made).plate == "RAB 123 C"
        trip = stored(made)
        assert (trip.plate, trip.departure_at.strftime("%H:%M")) == ("RAB 456 D", "09:15")
        assert actions(report(file)) == ["unchanged"]


class TestRefusing:
    def test_each_wrong_cell_is_told_and_the_other_lines_are_done(self):
        file = (
            HEADER
            + line(publish="yes")
            + "Nowhere,2026-13-01,25:00,RAB 456 D,nobody@mail.example,perhaps\n"
            + f"Nowhere,{DAY},12:00,RAB 999 Z,nobody@mail.example,no\n"
        )
        planned = report(file, "true")
        assert told(planned) == [
            (3, "date", "invalid_field"),
            (3, "departure", "invalid_field"),
            (3, "publish", "invalid_field"),
            (4, "route", "invalid_field"),
            (4, "plate", "invalid_field"),
            (4, "driver", "invalid_field"),
        ]
        assert report(file)["counts"] == {"create": 1, "change": 0, "unchanged": 0, "refused": 2}

    def test_lines_that_want_the_same_bus_or_driver_are_found_before_anything_is_written(self):
        file = HEADER + line("06:00") + line("07:00", OTHER_DRIVER) + line("08:00", DRIVER, "RAB 456 D")
        planned = report(file, "true")
        assert told(planned) == [(3, "plate", "bus_busy"), (4, "driver", "driver_busy")]
        assert actions(report(file)) == actions(planned)

    def test_a_bus_that_is_busy_and_a_time_that_is_over(self, bus: Bus):
        expect(201, plan(wanted(bus, LEAVES)))
        file = HEADER + line("07:00", OTHER_DRIVER) + line().replace(DAY, "2020-01-01")
        for dry_run in ("true", "false"):
            assert told(report(file, dry_run)) == [(2, None, "bus_busy"), (3, "departure", "departure_past")]

    def test_a_trip_with_passengers_keeps_its_time(self):
        made = report(HEADER + line(publish="yes"))["items"][0]["id"]
        hold(stored(made), "1A")
        file = f"trip_id,{HEADER}{made},{line('09:15')}"
        for dry_run in ("true", "false"):
            assert told(report(file, dry_run)) == [(2, None, "seats_taken")]

    def test_the_trip_of_another_company_does_not_exist(self):
        made = report(HEADER + line())["items"][0]["id"]
        assert send(HEADER + line(), caller=AGENT).status == 403
        foreign = send(f"trip_id,{HEADER}{made},{line()}", caller=FOREIGN_OWNER)
        assert [each["action"] for each in foreign.json["items"]] == ["refused"]
        assert told(report(f"trip_id,{HEADER}trp_7G15T0MY4WN8S49P2MT57JJKMH,{line()}")) == [
            (2, None, "trip_not_found")
        ]

    def test_a_trip_keeps_its_route(self):
        made = report(HEADER + line())["items"][0]["id"]
        mapped(route_id="rte_00000000000000000000000001", name="Rubavu express")
        file = f"trip_id,{HEADER}{made},{line().replace('Nyabugogo - Rubavu', 'rubavu EXPRESS')}"
        assert told(report(file)) == [(2, "route", "invalid_field")]


class TestExporting:
    def test_an_export_is_a_file_that_changes_nothing(self):
        report(HEADER + line(publish="yes") + line("07:30", OTHER_DRIVER, "RAB 456 D"))
        file = exported(days="2")
        assert "trip_id,route,date,departure,plate,driver,publish,status" in file
        assert mail(DRIVER) in file
        assert actions(report(file)) == ["unchanged", "unchanged"]

    def test_other_days_and_other_companies_have_the_header_alone(self):
        report(HEADER + line())
        assert len(exported(date=(LEAVES + timedelta(days=1)).date().isoformat()).splitlines()) == 1
        assert len(exported(caller=FOREIGN_OWNER).splitlines()) == 1
