"""Stations as CSV over HTTP: what a file would do, what it does, and that an export is a file to import."""

import pytest

from tests.support.company import audited
from tests.support.fleet import own_station
from tests.support.functions import call
from tests.support.network import MUSANZE, build
from tests.support.people import AGENT, COMPANY, FOREIGN_OWNER, OTHER_COMPANY, SUPERVISOR
from tests.support.sheets import told
from tms.fleet import station_store

HEADER = "name,aliases,district,latitude,longitude,timezone\n"
FILE = (
    "name;aliases;district;latitude;longitude;timezone\n"
    "Musanze depot;Ruhengeri depot|Old depot;Musanze;-1,501;29.633;Africa/Kigali\n"
    "Huye gate;;Huye;-2.59;29.74;Africa/Kigali\n"
)


@pytest.fixture(autouse=True)
def _network(cloud, clock):
    build()


def report(csv, dry_run="false", caller=SUPERVISOR):
    query = {"dry_run": dry_run}
    reply = call("fleet/import_stations", body={"csv": csv}, query=query, caller=caller)
    assert reply.status == 200, reply
    return reply.json


def own(company=COMPANY):
    found = [each for each in station_store.stations_now(company) if each.company_id == company]
    return sorted(found, key=lambda station: station.name)


def exported(caller=AGENT):
    return call("fleet/export_stations", caller=caller).content.decode()


class TestImporting:
    def test_a_dry_run_writes_nothing_and_the_run_does_what_it_told(self, cloud):
        assert report(FILE, dry_run="true")["counts"]["create"] == 2
        assert (own(), cloud.items("audit")) == ([], [])
        answer = report(FILE)
        huye, musanze = own()
        assert [each["id"] for each in answer["items"]] == [musanze.station_id, huye.station_id]
        assert (musanze.aliases, musanze.latitude) == (("Ruhengeri depot", "Old depot"), -1.501)
        assert (huye.aliases, huye.on_sale, huye.timezone) == ((), False, "Africa/Kigali")
        assert len(audited(cloud, "station.created")) == 2

    def test_a_file_that_is_sent_again_changes_nothing(self, cloud):
        report(FILE)
        before = cloud.items("fleet"), cloud.items("audit")
        assert report(FILE)["counts"] == {"create": 0, "change": 0, "unchanged": 2, "refused": 0}
        assert (cloud.items("fleet"), cloud.items("audit")) == before

    def test_a_line_changes_what_it_gives_of_a_station(self):
        station = own_station(aliases=("Depot",))
        answer = report("name,district,latitude\nMUSANZE DEPOT,,-1.6\n")
        assert [(each["action"], each["id"]) for each in answer["items"]] == [("change", station.station_id)]
        (after,) = own()
        assert (after.name, after.latitude, after.district) == ("MUSANZE DEPOT", -1.6, "Musanze")
        assert after.aliases == ("Depot",)
        report("name,aliases\nMUSANZE DEPOT,\n")
        assert own()[0].aliases == ()

    @pytest.mark.parametrize("dry_run", ["true", "false"])
    def test_a_wrong_line_is_told_cell_by_cell_and_refuses_no_other(self, dry_run):
        answer = report(
            HEADER
            + "Gate,,Huye,91,x,Africa/Kigalli\n"
            + f"{MUSANZE.name},,Musanze,-1.5,29.6,Africa/Kigali\n"
            + ",,Huye,1,1,Africa/Kigali\n"
            + "Depot,,,,,\n"
            + "Yard,,Huye,-2.5,29.7,Africa/Kigali\n"
            + "YARD,,Huye,-2.5,29.7,Africa/Kigali\n",
            dry_run,
        )
        assert told(answer) == [
            (2, "latitude", "invalid_field"),
            (2, "longitude", "invalid_field"),
            (2, "timezone", "invalid_field"),
            (3, None, "station_name_taken"),
            (4, "name", "invalid_field"),
            (5, "district", "invalid_field"),
            (5, "latitude", "invalid_field"),
            (5, "longitude", "invalid_field"),
            (5, "timezone", "invalid_field"),
            (7, None, "listed_twice"),
        ]
        assert [station.name for station in own()] == ([] if dry_run == "true" else ["Yard"])

    def test_another_companys_station_of_the_same_name_is_no_hindrance_and_stays(self):
        theirs = own_station(company_id=OTHER_COMPANY)
        assert report(FILE)["counts"]["create"] == 2
        assert own(OTHER_COMPANY) == [theirs]

    def test_more_than_a_hundred_lines_are_refused(self):
        body = {"csv": HEADER + "a\n" * 101}
        assert call("fleet/import_stations", body=body, caller=SUPERVISOR).code == "too_many_lines"


class TestExporting:
    def test_without_stations_it_is_the_header_to_fill_in(self):
        assert exported() == "\ufeff" + HEADER.replace("\n", "\r\n")

    def test_an_export_is_imported_without_a_change_and_makes_the_same_stations_elsewhere(self):
        report(FILE)
        own_station("=HYPERLINK(1)", aliases=("-1+1",))
        file = exported()
        assert "'=HYPERLINK(1)" in file
        assert "'-1+1" in file
        assert report(file)["counts"] == {"create": 0, "change": 0, "unchanged": 3, "refused": 0}
        assert report(file, caller=FOREIGN_OWNER)["counts"]["create"] == 3
        assert exported(FOREIGN_OWNER) == file

    def test_shared_stations_and_those_of_others_are_not_in_it(self):
        own_station(company_id=OTHER_COMPANY)
        assert exported() == "\ufeff" + HEADER.replace("\n", "\r\n")
