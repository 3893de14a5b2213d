"""Timetables: entered, changed, and the trips that are made of them, once and thirty days ahead."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import expect
from tests.support.clocks import NOW, HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Context, call, load, run
from tests.support.logs import Logs
from tests.support.people import COMPANY, FOREIGN_OWNER, OTHER_DRIVER, SUPERVISOR, key
from tests.support.planning import LEAVES, ask, found, plan, stored, wanted
from tms.companies import company_store
from tms.companies.company import CompanyState
from tms.fleet.buses import Bus
from tms.kernel.store import Transaction
from tms.trips import plan as planning

pytestmark = pytest.mark.usefixtures("cloud", "clock")

FIRST = (NOW + timedelta(days=1)).date()


def draft_of(bus: Bus, **changes: Any) -> dict[str, Any]:
    body = wanted(bus)
    del body["departure_at"]
    body |= {"name": "Morning", "departs": "06:00", "rule": "FREQ=DAILY", "valid_from": FIRST.isoformat()}
    return body | changes


def entered(bus: Bus, **changes: Any) -> dict[str, Any]:
    body, headers = draft_of(bus, **changes), key()
    return dict(expect(201, call("trips/create_timetable", body=body, caller=SUPERVISOR, headers=headers)))


def drafted(bus: Bus, **changes: Any) -> list[dict[str, Any]]:
    """Return the days of a timetable that is not saved."""
    body = draft_of(bus, **changes)
    return list(expect(200, call("trips/preview_timetable_draft", body=body, caller=SUPERVISOR))["items"])


def made(cloud: Cloud) -> list[str]:
    """Let the queue's function make trips; return the ids of all trips that there are."""
    assert run("trips/on_timetable_due", cloud.messages("Timetables")) == []
    return trips(cloud)


def trips(cloud: Cloud) -> list[str]:
    return sorted(item["pk"] for item in cloud.items("trips", "TRIP#"))


def woken(cloud: Cloud) -> list[str]:
    """Let the schedule come; return all trips."""
    load("trips/on_schedule").handler({}, Context())
    return made(cloud)


def look(timetable_id: str) -> Any:
    return expect(200, call("trips/get_timetable", path={"timetable_id": timetable_id}, caller=SUPERVISOR))


def change(timetable_id: str, **body: Any) -> Any:
    path = {"timetable_id": timetable_id}
    return expect(200, call("trips/update_timetable", path=path, body=body, caller=SUPERVISOR))


class TestMade:
    def test_thirty_days_ahead_and_on_sale(self, bus: Bus, cloud: Cloud):
        timetable = entered(bus)
        assert len(made(cloud)) == 30
        (row,) = found()
        assert (row["status"], row["timetable_id"]) == ("PUBLISHED", timetable["timetable_id"])
        assert row["departure_at"] == "2026-11-23T06:00:00+02:00"
        shown = look(timetable["timetable_id"])
        assert shown["timetable"]["latest"]["made"] == 30
        assert {day["outcome"] for day in shown["days"]} == {"made"}

    def test_a_second_run_makes_nothing(self, bus: Bus, cloud: Cloud):
        entered(bus)
        first, items = made(cloud), len(cloud.items("trips"))
        assert woken(cloud) == first
        assert len(cloud.items("trips")) == items

    def test_the_next_day_makes_one_more(self, bus: Bus, cloud: Cloud, clock: HeldClock):
        timetable = entered(bus)
        made(cloud)
        clock.wait(24 * 3600)
        assert len(woken(cloud)) == 31
        assert look(timetable["timetable_id"])["timetable"]["latest"]["made"] == 1

    def test_as_drafts_if_so_asked(self, bus: Bus, cloud: Cloud):
        entered(bus, publish=False)
        made(cloud)
        assert [row["status"] for row in found()] == ["DRAFT"]

    def test_a_trip_that_was_deleted_is_not_made_again(self, bus: Bus, cloud: Cloud):
        entered(bus, publish=False)
        made(cloud)
        assert ask("delete_trip", found()[0]["trip_id"]).status == 204
        assert len(woken(cloud)) == 29

    def test_without_holidays_and_exceptions(self, bus: Bus, cloud: Cloud):
        timetable = entered(bus, on_holidays="skip", not_on=["2026-11-24"])
        made(cloud)
        days = [day["date"] for day in look(timetable["timetable_id"])["days"]]
        assert "2026-11-23" in days
        assert not {"2026-11-24", "2026-12-25"} & set(days)

    def test_what_is_in_the_way_on_one_day_stops_no_other_and_is_told(self, bus: Bus, cloud: Cloud):
        other = expect(201, plan(wanted(bus, LEAVES + timedelta(days=2), OTHER_DRIVER)))["trip_id"]
        timetable = entered(bus)
        assert len(made(cloud)) == 30
        shown = look(timetable["timetable_id"])
        (conflict,) = [day for day in shown["days"] if day["outcome"] == "conflict"]
        assert (conflict["date"], conflict["code"]) == ("2026-11-25", "bus_busy")
        assert "RAB 123 C" in conflict["detail"]
        assert shown["timetable"]["latest"] == shown["timetable"]["latest"] | {"made": 29, "conflicts": 1}
        assert ask("delete_trip", other).status == 204
        assert len(woken(cloud)) == 30
        shown = look(timetable["timetable_id"])
        assert {day["outcome"] for day in shown["days"]} == {"made"}
        assert shown["timetable"]["latest"] == shown["timetable"]["latest"] | {"made": 1, "conflicts": 0}

    def test_one_that_died_before_the_sale_is_finished_by_the_next_run(
        self, bus: Bus, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        entered(bus, valid_until=FIRST.isoformat())

        def die(*_: Any) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("tms.trips.put_on_sale.sell", die)
            with pytest.raises(KeyboardInterrupt):
                made(cloud)
        assert [row["status"] for row in found()] == ["DRAFT"]
        woken(cloud)
        assert [row["status"] for row in found()] == ["PUBLISHED"]

    def test_one_that_staff_took_off_sale_stays_off_sale(self, bus: Bus, cloud: Cloud):
        entered(bus, valid_until=FIRST.isoformat())
        made(cloud)
        expect(200, ask("unpublish_trip", found()[0]["trip_id"]))
        woken(cloud)
        assert [row["status"] for row in found()] == ["DRAFT"]

    def test_none_for_a_company_while_it_is_suspended(self, bus: Bus, cloud: Cloud):
        entered(bus)
        states = (CompanyState.ACTIVE, CompanyState.SUSPENDED)
        for before, after, number in ((*states, 0), (*states[::-1], 30)):
            transaction = Transaction()
            company_store.set_state(transaction, COMPANY, before, after)
            transaction.commit()
            assert len(woken(cloud)) == number


class TestChanged:
    def test_trips_that_are_made_stay_and_the_next_ones_follow(
        self, bus: Bus, cloud: Cloud, clock: HeldClock
    ):
        timetable = entered(bus)
        made(cloud)
        change(timetable["timetable_id"], departs="07:00")
        made(cloud)
        clock.wait(24 * 3600)
        woken(cloud)
        (early,) = found()
        (late,) = found(LEAVES + timedelta(days=30))
        assert (early["departure_at"][11:16], late["departure_at"][11:16]) == ("06:00", "07:00")

    def test_changed_while_its_days_are_made_the_rest_follow_the_change(
        self, bus: Bus, cloud: Cloud, monkeypatch: pytest.MonkeyPatch, logs: Logs
    ):
        timetable, real, calls = entered(bus), planning.find_plan, []

        def slowly(*arguments: Any) -> Any:
            calls.append(arguments)
            if len(calls) == 5:
                with monkeypatch.context() as patch:
                    patch.setattr(planning, "find_plan", real)
                    change(timetable["timetable_id"], departs="07:15")
            return real(*arguments)

        monkeypatch.setattr(planning, "find_plan", slowly)
        assert len(made(cloud)) == 30
        hours = [item["departs"][11:16] for item in cloud.items("trips", "TRIP#")]
        assert (hours.count("04:00"), hours.count("05:15")) == (4, 26)
        assert look(timetable["timetable_id"])["timetable"]["latest"]["made"] == 30
        assert not logs.said("others kept changing")
        assert not logs.said("a record failed")

    def test_paused_it_makes_nothing(self, bus: Bus, cloud: Cloud):
        timetable = entered(bus)
        change(timetable["timetable_id"], state="PAUSED")
        assert made(cloud) == woken(cloud) == []
        change(timetable["timetable_id"], state="ACTIVE")
        assert len(made(cloud)) == 30

    def test_deleted_it_leaves_its_trips(self, bus: Bus, cloud: Cloud):
        timetable = entered(bus)
        before = made(cloud)
        path = {"timetable_id": timetable["timetable_id"]}
        assert call("trips/delete_timetable", path=path, caller=SUPERVISOR).status == 204
        assert woken(cloud) == before
        assert call("trips/get_timetable", path=path, caller=SUPERVISOR).code == "timetable_not_found"
        assert stored(found()[0]["trip_id"]).timetable_id == timetable["timetable_id"]

    def test_the_request_that_made_it_makes_no_other_one(self, bus: Bus):
        body, headers = draft_of(bus), key()
        asked: dict[str, Any] = {"body": body, "caller": SUPERVISOR, "headers": headers}
        first = expect(201, call("trips/create_timetable", **asked))["timetable_id"]
        path = {"timetable_id": first}
        assert call("trips/delete_timetable", path=path, caller=SUPERVISOR).status == 204
        reply = call("trips/create_timetable", **asked)
        assert (reply.status, reply.code) == (404, "timetable_not_found")
        assert "deleted since" in reply.json["detail"]

    def test_a_season_that_would_end_before_it_begins_is_refused(self, bus: Bus):
        timetable_id = entered(bus)["timetable_id"]
        path, body = {"timetable_id": timetable_id}, {"valid_until": (FIRST - timedelta(days=1)).isoformat()}
        reply = call("trips/update_timetable", path=path, body=body, caller=SUPERVISOR)
        assert (reply.status, reply.code) == (422, "invalid_field")
        assert reply.json["errors"][0]["pointer"] == "/valid_until"
        assert look(timetable_id)["timetable"]["valid_until"] is None

    def test_the_end_of_a_season_stays_unless_it_is_changed_or_taken_away(self, bus: Bus):
        end = (FIRST + timedelta(days=60)).isoformat()
        timetable_id = entered(bus, valid_until=end)["timetable_id"]

        def changed(body: dict[str, Any]) -> Any:
            path = {"timetable_id": timetable_id}
            return expect(200, call("trips/update_timetable", path=path, body=body, caller=SUPERVISOR))

        assert changed({"name": "Later"})["valid_until"] == end
        assert changed({"valid_until": None})["valid_until"] is None
        assert look(timetable_id)["timetable"]["name"] == "Later"


class TestShown:
    def test_a_preview_writes_nothing(self, bus: Bus, cloud: Cloud):
        expect(201, plan(wanted(bus, LEAVES, OTHER_DRIVER)))
        timetable = entered(bus)
        before = cloud.items("trips"), cloud.items("fleet")
        path = {"timetable_id": timetable["timetable_id"]}
        items = expect(200, call("trips/preview_timetable", path=path, caller=SUPERVISOR))["items"]
        assert (cloud.items("trips"), cloud.items("fleet")) == before
        assert (items[0]["outcome"], items[0]["code"]) == ("conflict", "bus_busy")
        assert {item["outcome"] for item in items[1:]} == {"open"}
        assert len(items) == 30

    def test_before_it_is_saved_its_days_are_seen_and_nothing_is_written(self, bus: Bus, cloud: Cloud):
        expect(201, plan(wanted(bus, LEAVES, OTHER_DRIVER)))
        before = cloud.items("trips"), cloud.items("fleet")
        items = drafted(bus, rule="FREQ=DAILY;INTERVAL=2", not_on=["2026-11-25"])
        assert (cloud.items("trips"), cloud.items("fleet")) == before
        assert [item["date"] for item in items[:3]] == ["2026-11-23", "2026-11-27", "2026-11-29"]
        assert [item["code"] for item in items[:2]] == ["bus_busy", None]

    def test_a_change_that_is_not_saved_leaves_the_trips_that_were_made(self, bus: Bus, cloud: Cloud):
        timetable_id = entered(bus)["timetable_id"]
        trips_before = made(cloud)
        items = drafted(bus, departs="07:00", timetable_id=timetable_id, rule="FREQ=WEEKLY;BYDAY=SU")
        assert {item["outcome"] for item in items} == {"made"}
        assert len(items) == len(trips_before) == 30
        assert look(timetable_id)["timetable"]["rule"] == "FREQ=DAILY"

    def test_a_draft_of_another_companys_timetable_is_not_there(self, bus: Bus):
        body = draft_of(bus, timetable_id=entered(bus)["timetable_id"])
        reply = call("trips/preview_timetable_draft", body=body, caller=FOREIGN_OWNER)
        assert (reply.status, reply.code) == (404, "timetable_not_found")

    def test_listed(self, bus: Bus):
        timetable = entered(bus)
        (row,) = expect(200, call("trips/list_timetables", caller=SUPERVISOR))["items"]
        assert row["timetable_id"] == timetable["timetable_id"]
        assert (row["route"], row["plate"], row["departs"]) == ("Nyabugogo - Rubavu", "RAB 123 C", "06:00")
        assert expect(200, call("trips/list_timetables", caller=FOREIGN_OWNER))["items"] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rule", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        ("departs", "25:00"),
        ("country", "XX"),
        ("valid_until", "2026-01-01"),
    ],
)
def test_what_makes_no_sense_is_refused(bus: Bus, field: str, value: str):
    body = wanted(bus)
    del body["departure_at"]
    body |= {"name": "Morning", "departs": "06:00", "rule": "FREQ=DAILY", "valid_from": FIRST.isoformat()}
    reply = call("trips/create_timetable", body=body | {field: value}, caller=SUPERVISOR, headers=key())
    assert (reply.status, reply.code) == (422, "invalid_field")
