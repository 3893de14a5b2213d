"""Drivers' licences as CSV over HTTP: what a file would do, what it does, and that an export is one."""

import pytest

from tests.support.accounts import account
from tests.support.buying import expect
from tests.support.company import account_of, audited, enrol, on_record
from tests.support.fleet import licensed
from tests.support.functions import call
from tests.support.people import (
    AGENT,
    COMPANY,
    DRIVER,
    FOREIGN_DRIVER,
    OTHER_DRIVER,
    OWNER,
    SUPERVISOR,
    person,
)
from tests.support.sheets import told
from tms.fleet.calendar import Assignment, Window
from tms.fleet.calendar_store import reserve_into
from tms.fleet.driver_answers import licence_number
from tms.fleet.driver_store import drivers_of, find_driver
from tms.kernel.clock import epoch
from tms.kernel.store import Transaction

DAY = 24 * 3600
HEADER = "email,name,licence_number,licence_class,licence_expires_on\n"
CLAVER, DIANE = DRIVER["subject"], OTHER_DRIVER["subject"]


def mail(account_id):
    return f"{account_id.lower()}@mail.example"


FILE = (
    HEADER
    + f"{mail(CLAVER).upper()},anything,1 1985 8 0001234 0 56,D,2028-05-31\n"
    + f"{mail(DIANE)},,2 1990,D1,2029-01-31\n"
)


@pytest.fixture(autouse=True)
def _company(cloud, clock):
    on_record()
    enrol(DRIVER, OTHER_DRIVER, AGENT, FOREIGN_DRIVER)
    for each in (DRIVER, OTHER_DRIVER, AGENT, FOREIGN_DRIVER):
        account_of(each)


def send(csv, dry_run="false", caller=SUPERVISOR):
    return call("fleet/import_drivers", body={"csv": csv}, query={"dry_run": dry_run}, caller=caller)


def report(csv, dry_run="false", caller=SUPERVISOR):
    return expect(200, send(csv, dry_run, caller))


def exported(caller=SUPERVISOR):
    return call("fleet/export_drivers", caller=caller).content.decode()


class TestImporting:
    def test_a_dry_run_writes_nothing_and_the_run_does_what_it_told(self, cloud):
        before = cloud.items("fleet")
        planned = report(FILE, dry_run="true")["items"]
        assert [(each["action"], each["id"], each["name"]) for each in planned] == [
            ("create", CLAVER, "Aline Uwase"),
            ("create", DIANE, "Aline Uwase"),
        ]
        assert (cloud.items("fleet"), cloud.items("audit")) == (before, [])
        assert report(FILE)["items"] == planned
        assert {each.account_id: each.licence_class for each in drivers_of(COMPANY)} == {
            CLAVER: "D",
            DIANE: "D1",
        }
        assert licence_number(CLAVER) == "1 1985 8 0001234 0 56"
        assert "0001234" not in str(cloud.items("fleet")) + str(cloud.items("audit"))
        assert len(audited(cloud, "driver.licensed")) == 2

    def test_a_file_that_is_sent_again_changes_nothing(self, cloud):
        report(FILE)
        before = cloud.items("fleet"), cloud.items("audit")
        assert report(FILE)["counts"] == {"create": 0, "change": 0, "unchanged": 2, "refused": 0}
        assert (cloud.items("fleet"), cloud.items("audit")) == before

    @pytest.mark.parametrize(
        ("column", "cell"),
        [("licence_number", "9 X"), ("licence_class", "D2"), ("licence_expires_on", "2031-01-01")],
    )
    def test_a_line_changes_what_it_gives_of_a_licence(self, column, cell):
        licensed("1 1985")
        assert report(f"email,{column}\n{mail(CLAVER)},{cell}\n")["counts"]["change"] == 1
        assert report(f"email,{column}\n{mail(CLAVER)},{cell}\n")["counts"]["unchanged"] == 1
        after = find_driver(COMPANY, CLAVER)
        assert after is not None
        given = {
            "licence_number": licence_number(CLAVER),
            "licence_class": after.licence_class,
            "licence_expires_on": after.licence_expires_on.isoformat(),
        }
        before = {"licence_number": "1 1985", "licence_class": "D", "licence_expires_on": "2030-12-31"}
        assert given == before | {column: cell}

    @pytest.mark.parametrize("dry_run", ["true", "false"])
    def test_a_wrong_line_is_told_cell_by_cell_and_refuses_no_other(self, dry_run):
        answer = report(
            HEADER
            + "nobody@mail.example,,1 1985,D,2028-05-31\n"
            + f"{mail(AGENT['subject'])},,1 1985,D,2028-05-31\n"
            + f"{mail(FOREIGN_DRIVER['subject'])},,1 1985,D,2028-05-31\n"
            + "claver,,1 1985,D,2028-05-31\n"
            + f"{mail(CLAVER)},,?,d,31/05/2028\n"
            + f"{mail(DIANE)},,2 1990,D,2028-05-31\n"
            + f"{mail(DIANE)},,2 1991,D,2028-05-31\n",
            dry_run,
        )
        assert told(answer) == [
            (2, "email", "driver_not_found"),
            (3, "email", "driver_not_found"),
            (4, "email", "driver_not_found"),
            (5, "email", "driver_not_found"),
            (6, "licence_number", "invalid_field"),
            (6, "licence_class", "invalid_field"),
            (6, "licence_expires_on", "invalid_field"),
            (8, None, "listed_twice"),
        ]
        made = [each.account_id for each in drivers_of(COMPANY)]
        assert made == ([] if dry_run == "true" else [DIANE])

    def test_a_licence_needs_all_of_its_parts(self):
        answer = report(f"email,licence_class\n{mail(CLAVER)},D\n")
        assert told(answer) == [
            (2, "licence_number", "invalid_field"),
            (2, "licence_expires_on", "invalid_field"),
        ]

    @pytest.mark.parametrize("dry_run", ["true", "false"])
    def test_a_licence_does_not_end_before_trips_of_its_driver(self, dry_run):
        driver = licensed("1 1985")
        transaction = Transaction()
        window = Window(epoch() + 9 * DAY, epoch() + 9 * DAY + 3600)
        reserve_into(transaction, driver, Assignment("trp_1", window, "06:30 Kigali - Musanze"))
        transaction.commit()
        csv = f"email,licence_expires_on\n{mail(CLAVER)},2026-11-25\n"
        assert told(report(csv, dry_run)) == [(2, None, "in_use")]
        assert find_driver(COMPANY, CLAVER).licence_expires_on.year == 2030  # type: ignore[union-attr]

    def test_a_driver_that_was_deactivated_gets_no_licence(self):
        enrol(OWNER)
        assert call("companies/deactivate_staff", path={"account_id": CLAVER}, caller=OWNER).status == 200
        assert told(report(FILE, dry_run="true")) == [(2, "email", "driver_not_found")]
        assert told(report(FILE)) == [(2, "email", "driver_not_found")]
        assert mail(CLAVER) not in exported()

    def test_an_address_that_two_drivers_gave_means_neither(self):
        invited = [person("driver", COMPANY, name) for name in ("Eve", "Fred")]
        enrol(*invited)
        for each in invited:
            account("driver", account_id=each["subject"], new_email="pending@mail.example", company=COMPANY)
        (item,) = report(HEADER + "pending@mail.example,,1 1985,D,2028-05-31\n")["items"]
        assert item["problems"][0]["detail"].startswith("Several drivers")
        assert drivers_of(COMPANY) == []


class TestExporting:
    def test_drivers_without_a_licence_are_there_to_be_filled_in(self):
        file = exported()
        assert file.startswith("\ufeff" + HEADER.strip())
        assert f"{mail(CLAVER)},Aline Uwase,,," in file
        assert report(file)["counts"] == {"create": 0, "change": 0, "unchanged": 2, "refused": 0}

    def test_an_export_is_imported_without_a_change_and_back_after_a_loss(self):
        report(FILE)
        file = exported()
        assert "1 1985 8 0001234 0 56" in file
        assert report(file)["counts"] == {"create": 0, "change": 0, "unchanged": 2, "refused": 0}
        for account_id in (CLAVER, DIANE):
            path = {"account_id": account_id}
            assert call("fleet/delete_driver", path=path, caller=SUPERVISOR).status == 204
        assert report(file)["counts"]["create"] == 2
        assert exported() == file

    def test_only_callers_that_run_the_fleet_see_the_numbers(self):
        assert call("fleet/export_drivers", caller=AGENT).code == "not_allowed"

    def test_drivers_of_other_companies_are_not_in_it(self):
        assert mail(FOREIGN_DRIVER["subject"]) not in exported()
