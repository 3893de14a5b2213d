"""Drivers over HTTP: licences, suspensions, absences, and what trips forbid."""

import pytest

from tests.component.kernel.test_queues import message
from tests.support.company import account_of, audited, enrol, on_record, step
from tests.support.fleet import hired, licensed
from tests.support.functions import call, run
from tests.support.people import (
    AGENT,
    COMPANY,
    DRIVER,
    FOREIGN_OWNER,
    OTHER_DRIVER,
    OWNER,
    SUPERVISOR,
    key,
)
from tms.fleet.calendar import Assignment, Kind, Window
from tms.fleet.calendar_store import assignments_from, reserve_into
from tms.fleet.driver_store import find_driver
from tms.kernel.clock import epoch
from tms.kernel.events.catalogue import PLATFORM, AccountDeleted
from tms.kernel.store import Transaction

HOUR = 3600
CLAVER, DIANE = DRIVER["subject"], OTHER_DRIVER["subject"]
LICENCE = {
    "licence_number": "1 1985 8 0001234 0 56",
    "licence_class": "D",
    "licence_expires_on": "2028-05-31",
}
ABSENCE = {
    "from_at": "2026-11-22T10:00:00+02:00",
    "until_at": "2026-11-22T12:00:00+02:00",
    "reason": "Annual leave",
}


@pytest.fixture(autouse=True)
def _company(cloud, clock):
    on_record()
    enrol(DRIVER, OTHER_DRIVER, AGENT)
    for each in (DRIVER, OTHER_DRIVER, AGENT):
        account_of(each)


def ask(function, account_id=CLAVER, caller=SUPERVISOR, headers=None, body=None, **path):
    path = {"account_id": account_id, **path}
    return call(f"fleet/{function}", path=path, body=body, caller=caller, headers=headers)


def enter(account_id=CLAVER, caller=SUPERVISOR, **body):
    return ask("enter_licence", account_id, caller, body=LICENCE | body)


def listed(caller=AGENT, **query):
    return call("fleet/list_drivers", query=query, caller=caller).json


def be_absent(headers=None, **body):
    return ask("add_absence", headers=headers or key(), body=ABSENCE | body)


def drive(trip, *hours):
    """Let a trip have the driver from and until so many hours after 06:00 in Kigali."""
    driver = find_driver(COMPANY, CLAVER)
    assert driver is not None
    window = Window(*(epoch() + hour * HOUR for hour in hours))
    transaction = Transaction()
    reserve_into(transaction, driver, Assignment(trip, window, f"{trip} to Musanze"))
    transaction.commit()


class TestLicences:
    def test_a_licence_is_entered_and_its_number_is_sealed(self, cloud):
        entered = enter().json
        assert (entered["licence"], entered["licence_expires_on"]) == ("valid", "2028-05-31")
        assert entered["licence_number"] == LICENCE["licence_number"]
        assert (entered["full_name"], entered["state"]) == ("Aline Uwase", "ACTIVE")
        assert ask("get_driver").json == entered
        assert LICENCE["licence_number"] not in str(cloud.items("fleet")) + str(cloud.items("audit"))
        (entry,) = audited(cloud, "driver.licensed")
        assert (entry["target"], entry["actor"]) == (CLAVER, SUPERVISOR["subject"])

    def test_only_callers_that_run_the_fleet_see_the_number(self):
        enter()
        seen = ask("get_driver", caller=AGENT).json
        assert (seen["licence_class"], seen["licence_number"]) == ("D", None)

    def test_a_licence_holds_to_the_end_of_its_last_day_in_the_companys_zone(self, clock):
        enter(licence_expires_on="2026-11-22")  # it is 06:00 of that day in Kigali
        clock.wait(18 * HOUR - 1)
        assert ask("get_driver").json["licence"] == "expires_soon"
        clock.wait(1)
        assert ask("get_driver").json["licence"] == "expired"

    def test_a_licence_that_is_entered_again_changes_nothing_and_another_one_replaces_it(self, cloud):
        enter()
        suspended = ask("suspend_driver", body={"reason": "Complaints"})
        assert enter().json == suspended.json
        assert len(audited(cloud, "driver.licensed")) == 1
        assert enter(licence_number="2 1990").json["licence_number"] == "2 1990"
        assert ask("get_driver").json["suspended"] == "Complaints"
        assert len(audited(cloud, "driver.licensed")) == 2

    def test_what_is_left_out_of_a_change_stays(self):
        enter()
        changed = ask("update_driver", body={"licence_expires_on": "2030-01-01"}).json
        assert (changed["licence_number"], changed["licence_expires_on"]) == (
            LICENCE["licence_number"],
            "2030-01-01",
        )
        changed = ask("update_driver", body={"licence_number": " 9  x "}).json
        assert (changed["licence_number"], changed["licence_class"]) == ("9 X", "D")

    def test_a_licence_that_is_not_there_is_not_changed(self):
        for function, body in (
            ("update_driver", {"licence_class": "D1"}),
            ("suspend_driver", {"reason": "Complaints"}),
            ("reinstate_driver", None),
            ("delete_driver", None),
        ):
            assert ask(function, body=body).code == "licence_not_found"
        assert be_absent().code == "licence_not_found"

    def test_trips_after_the_last_day_are_named_unless_they_are_accepted(self):
        enter()
        drive("trp_1", 2, 4)
        drive("trp_2", 26, 28)
        sooner = {"licence_expires_on": "2026-11-22"}
        for refused in (enter(**sooner), ask("update_driver", body=sooner)):
            assert refused.code == "in_use"
            assert [each["id"] for each in refused.json["uses"]] == ["trp_2"]
        assert ask("update_driver", body={"licence_class": "D1"}).status == 200
        assert enter(**sooner, despite_trips=True).status == 200

    @pytest.mark.parametrize(
        ("wrong", "pointer"),
        [
            ({"licence_number": "?" * 5}, "/licence_number"),
            ({"licence_class": "bus"}, "/licence_class"),
            ({"licence_expires_on": "tomorrow"}, "/licence_expires_on"),
        ],
    )
    def test_what_is_no_licence_is_refused(self, wrong, pointer):
        refused = enter(**wrong)
        assert (refused.code, refused.json["pointer"]) == ("invalid_field", pointer)

    def test_a_change_names_something(self):
        enter()
        assert ask("update_driver", body={}).code == "invalid_field"
        assert ask("update_driver", body={"despite_trips": True}).code == "invalid_field"

    def test_members_that_are_no_drivers_have_no_licence(self, cloud):
        assert enter(AGENT["subject"]).code == "driver_not_found"
        assert ask("get_driver", AGENT["subject"]).code == "driver_not_found"

    def test_a_driver_that_was_deactivated_gets_no_licence(self):
        enrol(OWNER)
        assert step("deactivate", DIANE).status == 200
        assert enter(DIANE).code == "driver_not_found"

    def test_other_companies_see_and_change_nothing(self, cloud):
        enter()
        for function, body in (
            ("get_driver", None),
            ("enter_licence", LICENCE),
            ("update_driver", {"licence_class": "D1"}),
            ("suspend_driver", {"reason": "Complaints"}),
            ("delete_driver", None),
        ):
            assert ask(function, caller=FOREIGN_OWNER, body=body).code == "driver_not_found"
        assert listed(caller=FOREIGN_OWNER)["items"] == []
        assert len(audited(cloud, "tenancy.refused")) == 5

    def test_a_licence_without_trips_is_deleted_and_the_member_stays(self, clock, cloud):
        enter()
        drive("trp_1", 2, 4)
        assert ask("delete_driver").code == "in_use"
        clock.wait(4 * HOUR)
        assert ask("delete_driver").status == 204
        assert cloud.items("fleet", f"DRIVER#{CLAVER}")[0]["sk"].startswith("CALENDAR#")
        assert ask("get_driver").json["licence"] == "none"

    def test_an_account_that_is_deleted_leaves_no_licence(self, cloud):
        enter()
        drive("trp_1", 2, 4)
        event = {"Records": [message(AccountDeleted(PLATFORM, CLAVER))]}
        for _ in range(2):
            assert run("privacy/on_account_deleted", event) == []
        assert find_driver(COMPANY, CLAVER) is None
        left = [item["sk"] for item in cloud.items("fleet") if CLAVER in item["pk"] + item["sk"]]
        assert left == ["CALENDAR#2026-11-22"]


class TestLists:
    def test_all_with_the_role_are_listed_with_what_planners_need(self):
        enter()
        drive("trp_1", 2, 4)
        be_absent(from_at="2026-11-25T00:00:00+02:00", until_at="2026-11-26T00:00:00+02:00")
        rows = {row["account_id"]: row for row in listed()["items"]}
        assert rows.keys() == {CLAVER, DIANE}
        row = rows[CLAVER]
        assert (row["full_name"], row["licence"], row["suspended"]) == ("Aline Uwase", "valid", None)
        assert [each["reason"] for each in row["absences"]] == ["Annual leave"]
        assert [each["label"] for each in row["next_trips"]] == ["trp_1 to Musanze"]
        assert (rows[DIANE]["licence"], rows[DIANE]["licence_class"]) == ("none", None)

    def test_page_by_page(self):
        first = listed(limit="1")
        second = listed(limit="1", cursor=first["next_cursor"])
        seen = [row["account_id"] for page in (first, second) for row in page["items"]]
        assert seen == sorted([CLAVER, DIANE])

    @pytest.mark.parametrize(
        ("expires", "state"),
        [("2026-11-21", "expired"), ("2026-12-21", "expires_soon"), ("2026-12-22", "valid")],
    )
    def test_by_the_state_of_the_licence(self, expires, state):
        enter(licence_expires_on=expires)
        assert [row["account_id"] for row in listed(licence=state)["items"]] == [CLAVER]
        assert [row["account_id"] for row in listed(licence="none")["items"]] == [DIANE]

    def test_by_suspension(self):
        enter()
        ask("suspend_driver", body={"reason": "Complaints"})
        assert [row["account_id"] for row in listed(suspended="true")["items"]] == [CLAVER]
        assert [row["account_id"] for row in listed(suspended="false")["items"]] == [DIANE]


class TestSuspension:
    def test_a_driver_is_suspended_and_reinstated(self, cloud):
        enter()
        assert ask("suspend_driver", body={"reason": "Complaints"}).json["suspended"] == "Complaints"
        assert ask("reinstate_driver").json["suspended"] is None
        assert ask("reinstate_driver").status == 200
        assert len(audited(cloud, "driver.suspended")) == len(audited(cloud, "driver.reinstated")) == 1
        assert "Complaints" not in str(cloud.items("audit"))

    def test_trips_of_the_driver_are_named_unless_they_are_accepted(self):
        enter()
        drive("trp_1", 2, 4)
        refused = ask("suspend_driver", body={"reason": "Complaints"})
        assert (refused.code, refused.json["count"]) == ("in_use", 1)
        body = {"reason": "Complaints", "despite_trips": True}
        suspended = ask("suspend_driver", body=body).json
        assert [each["trip_id"] for each in suspended["next_trips"]] == ["trp_1"]


class TestLeaving:
    """A driver who is deactivated at once, whatever is planned: it is told what is to be planned anew."""

    def test_the_answer_names_the_trips_that_need_another_driver(self):
        enrol(OWNER)
        enter()
        for number in range(22):
            drive(f"trp_{number:02}", 2 + 2 * number, 4 + 2 * number)
        left = step("deactivate", CLAVER).json
        assert (left["state"], left["trips_count"], len(left["trips"])) == ("INACTIVE", 22, 20)
        assert left["trips"][0] == {"trip_id": "trp_00", "label": "trp_00 to Musanze"}
        assert step("deactivate", CLAVER).json["trips_count"] == 22, "asked again it tells them again"

    def test_trips_that_are_over_need_none(self, clock):
        enrol(OWNER)
        enter()
        drive("trp_1", 2, 4)
        clock.wait(5 * HOUR)
        left = step("deactivate", CLAVER).json
        assert (left["trips"], left["trips_count"]) == ([], 0)


class TestAbsences:
    def test_a_driver_is_absent_and_present_again(self):
        enter()
        (absence,) = be_absent().json["absences"]
        assert (absence["from_at"], absence["reason"]) == ("2026-11-22T08:00:00+00:00", "Annual leave")
        path = {"absence_id": absence["absence_id"]}
        assert ask("delete_absence", **path).status == 204
        assert ask("get_driver").json["absences"] == []
        assert ask("delete_absence", **path).code == "absence_not_found"

    def test_trips_in_that_time_are_named_unless_they_are_accepted(self):
        enter()
        drive("trp_1", 1, 2)  # until 08:00 in Kigali
        drive("trp_2", 5, 7)  # from 11:00 on
        refused = be_absent()
        assert [each["id"] for each in refused.json["uses"]] == ["trp_2"]
        assert be_absent(until_at="2026-11-22T11:00:00+02:00").status == 201
        assert len(be_absent(despite_trips=True).json["absences"]) == 2

    def test_a_request_that_comes_again_makes_nothing_more(self):
        enter()
        once = key()
        first = be_absent(headers=once)
        assert be_absent(headers=once).json == first.json
        assert be_absent(headers=once, reason="Illness").code == "idempotency_key_reused"

    def test_a_driver_has_so_many_absences_and_old_ones_make_room(self, clock):
        enter()
        for _ in range(100):
            assert be_absent().status == 201
        assert be_absent().code == "too_many_absences"
        clock.wait(401 * 24 * HOUR)
        later = {"from_at": "2028-01-01T10:00:00+02:00", "until_at": "2028-01-01T12:00:00+02:00"}
        assert len(be_absent(**later).json["absences"]) == 1

    def test_an_absence_ends_after_it_begins(self):
        enter()
        assert be_absent(until_at=ABSENCE["from_at"]).code == "invalid_field"


def test_a_change_that_a_planner_overtakes_is_decided_again(monkeypatch):
    from tms.fleet import own_drivers

    licensed()
    read = own_drivers.trips_of
    readings = []

    def trips_of(account_id):
        trips = read(account_id)
        readings.append(len(trips))
        if len(readings) == 1:
            drive("trp_1", 2, 4)
        return trips

    monkeypatch.setattr(own_drivers, "trips_of", trips_of)
    assert ask("suspend_driver", body={"reason": "Complaints"}).code == "in_use"
    assert readings == [0, 1]


def test_the_calendar_of_a_driver_that_is_hired_is_empty():
    assert assignments_from(Kind.DRIVER, hired().account_id, epoch()) == []
