"""Routes as CSV over HTTP: what a file would do, what it does, and that an export is a file to import."""

import pytest

from tests.support import company, network
from tests.support.buying import expect
from tests.support.company import audited
from tests.support.fleet import own_station
from tests.support.functions import call
from tests.support.people import AGENT, COMPANY, FOREIGN_OWNER, OTHER_COMPANY, SUPERVISOR
from tests.support.routes import FARES, STOPS, change_route, listed, new_route, see_route
from tests.support.sheets import actions, told
from tms.fleet import route_store
from tms.kernel.ids import derived_id

FILE = (
    "route,stop,running_min,dwell_min,km,state,from_1,from_2\n"
    "Kigali - Rubavu,Nyabugogo,,,,,,\n"
    ",Musanze,120,5,93,,3500,\n"
    ",rubavu,75,,62,,6000,2500\n"
    "Kigali - Huye,Nyabugogo,,,,RETIRED,,\n"
    f"Kigali - Huye,{network.HUYE.station_id},150.5,,,,-,\n"
)


@pytest.fixture(autouse=True)
def _network(cloud, clock):
    network.build()
    for each in (COMPANY, OTHER_COMPANY):
        company.on_record(each)


def send(csv, dry_run="false", caller=SUPERVISOR):
    return call("fleet/import_routes", body={"csv": csv}, query={"dry_run": dry_run}, caller=caller)


def report(csv, dry_run="false", caller=SUPERVISOR):
    return expect(200, send(csv, dry_run, caller))


def exported(caller=AGENT):
    return call("fleet/export_routes", caller=caller).content.decode()


PRICED = FILE.replace(",,,,-,", ",,,,4000,")


class TestImporting:
    def test_a_dry_run_writes_nothing_and_the_run_does_what_it_told(self, cloud):
        before = cloud.items("fleet")
        planned = report(PRICED, dry_run="true")
        assert actions(planned) == [(2, "Kigali - Rubavu", "create"), (5, "Kigali - Huye", "create")]
        assert (cloud.items("fleet"), cloud.items("audit")) == (before, [])
        answer = report(PRICED)
        assert actions(answer) == actions(planned)
        rubavu, huye = (see_route(each["id"]).json for each in answer["items"])
        assert [stop["station_id"] for stop in rubavu["stops"]] == [stop["station_id"] for stop in STOPS]
        assert [(stop["arrival_s"], stop["departure_s"]) for stop in rubavu["stops"]] == [
            (0, 0),
            (7200, 7500),
            (12000, 12000),
        ]
        assert (rubavu["fares"], rubavu["state"], rubavu["version"]) == (FARES, "ACTIVE", 1)
        assert (huye["stops"][1]["arrival_s"], huye["state"]) == (9030, "RETIRED")
        assert len(audited(cloud, "route.created")) == 2

    def test_a_file_that_is_sent_again_changes_nothing(self, cloud):
        report(PRICED)
        before = cloud.items("fleet"), cloud.items("audit")
        assert report(PRICED)["counts"] == {"create": 0, "change": 0, "unchanged": 2, "refused": 0}
        assert (cloud.items("fleet"), cloud.items("audit")) == before

    def test_fares_change_and_classes_categories_and_promotions_stay(self):
        made = new_route(
            class_fares=[{"bus_class": "vip", "percent": 150}],
            categories=[{"category": "child", "percent": 50}],
            promotions=[{"name": "Advent", "percent": 10}],
            round_to=50,
        )
        (item, _) = report(PRICED.replace("3500", "3600"))["items"]
        assert (item["action"], item["id"]) == ("change", made["route_id"])
        after = see_route(made["route_id"]).json
        assert (after["version"], after["fares"][0]["amount"], after["round_to"]) == (2, 3600, 50)
        for kept in ("class_fares", "categories", "promotions"):
            assert after[kept] == made[kept]

    def test_what_a_file_leaves_out_of_a_route_stays(self):
        made = new_route()
        csv = "route,stop,running_min\nKIGALI - Rubavu,Nyabugogo,\n,Musanze,121\n,Rubavu,75\n"
        assert actions(report(csv)) == [(2, "KIGALI - Rubavu", "change")]
        after = see_route(made["route_id"]).json
        assert (after["name"], after["fares"]) == ("KIGALI - Rubavu", FARES)
        assert [(stop["arrival_s"], stop["departure_s"]) for stop in after["stops"]] == [
            (0, 0),
            (7260, 7560),
            (12060, 12060),
        ]
        assert [stop["metres"] for stop in after["stops"]] == [stop["metres"] for stop in made["stops"]]

    def test_a_stop_that_is_new_needs_fares(self):
        new_route()
        csv = "route,stop,running_min\nKigali - Rubavu,Nyabugogo,\n,Huye,60\n,Musanze,121\n,Rubavu,75\n"
        assert told(report(csv, dry_run="true")) == [(2, None, "fares_missing")]
        assert told(report(csv)) == [(2, None, "fares_missing")]

    def test_fares_by_the_kilometre(self):
        csv = (
            "route;stop;running_min;km;per_km;least;round_to\n"
            "Kigali - Rubavu;Nyabugogo;;;30,8;2000;50\n"
            ";Musanze;120;93;;;\n"
            ";Rubavu;75;62,4;;;\n"
        )
        (item,) = report(csv)["items"]
        made = see_route(item["id"]).json
        assert [fare["amount"] for fare in made["fares"]] == [2850, 4800, 2000]
        assert made["round_to"] == 50
        assert report(csv)["counts"]["unchanged"] == 1

    @pytest.mark.parametrize("dry_run", ["true", "false"])
    def test_a_wrong_route_is_told_cell_by_cell_and_refuses_no_other(self, dry_run):
        answer = report(
            "route,stop,running_min,dwell_min,km,state,from_1,from_2\n"
            "A,Nyabugogo,,,,,,\n"
            ",Musanz,120,,,,,\n"
            ",Kyoto,75,,,,,\n"
            "B,Nyabugogo,,,,OPEN,,\n"
            ",Musanze,x,-1,far,,3500,\n"
            ",Rubavu,,,,,,2500\n"
            "C,Nyabugogo,,,,,,\n"
            "D,Nyabugogo,,,,,,\n"
            ",Musanze,120,,,,,\n"
            "D x,Nyabugogo,,5,,,,\n"
            ",Musanze,120,,,,,\n"
            "d,Nyabugogo,,,,,,\n"
            ",Musanze,120,,,,,\n"
            "E,Nyabugogo,,,,OPEN,,\n"
            ",Musanze,120,,,,,\n",
            dry_run,
        )
        assert told(answer) == [
            (3, "stop", "no_such_station"),
            (4, "stop", "no_such_station"),
            (6, "running_min", "invalid_field"),
            (6, "dwell_min", "invalid_field"),
            (6, "km", "invalid_field"),
            (7, "running_min", "invalid_field"),
            (7, "from_1", "invalid_field"),
            (8, None, "invalid_field"),
            (11, "dwell_min", "bad_route"),
            (13, None, "listed_twice"),
            (15, "state", "invalid_field"),
        ]
        first, second = answer["items"][0]["problems"]
        assert first["detail"] == 'No station is called "Musanz". Is it "Musanze"?'
        assert second["detail"] == 'No station is called "Kyoto".'
        assert [row["name"] for row in listed().json["items"]] == ([] if dry_run == "true" else ["D"])

    def test_a_route_that_sells_nothing_is_refused(self):
        assert told(report(FILE)) == [(5, None, "bad_route")]

    def test_the_companys_own_station_is_meant_before_a_shared_one_and_no_others(self):
        own_station("Depot", station_id=derived_id("stn", "theirs"), company_id=OTHER_COMPANY)
        csv = "route,stop,running_min\nA,Depot,\n,Nyabugogo,10\n"
        assert told(report(csv)) == [(2, "stop", "no_such_station")]
        mine = own_station("Depot")
        made = see_route(report(csv)["items"][0]["id"]).json
        assert made["stops"][0]["station_id"] == mine.station_id

    def test_a_route_that_changes_meanwhile_is_refused_and_stays_as_it_is(self, monkeypatch):
        made = new_route()
        find_routes = route_store.find_routes

        def overtaken(ids):
            found = find_routes(ids)
            change_route(made["route_id"], name="Kigali - Rubavu", luggage=[])
            change_route(made["route_id"], state="ACTIVE", name="Kigali-Rubavu")
            return found

        monkeypatch.setattr(route_store, "find_routes", overtaken)
        assert told(report(PRICED.replace("3500", "3600")))[0] == (2, None, "route_changed")
        assert see_route(made["route_id"]).json["fares"] == FARES

    def test_more_routes_than_one_request_takes_are_refused(self):
        csv = "route,stop,running_min\n" + "".join(f"R{each},Nyabugogo,\n" for each in range(51))
        reply = send(csv)
        assert (reply.code, reply.json["most"]) == ("too_many_lines", 50)


class TestExporting:
    def test_without_routes_it_is_the_header_to_fill_in(self):
        header = "route,stop,running_min,dwell_min,km,state,from_1,from_2"
        assert exported() == f"\ufeff{header}\r\n"

    def test_an_export_is_imported_without_a_change_and_makes_the_same_routes_elsewhere(self):
        report(PRICED)
        new_route(name="=Express", fares=[])
        file = exported()
        assert report(file)["counts"] == {"create": 0, "change": 0, "unchanged": 3, "refused": 0}
        assert report(file, caller=FOREIGN_OWNER)["counts"]["create"] == 3
        assert exported(FOREIGN_OWNER) == file

    def test_a_station_whose_name_another_one_has_is_called_by_its_id(self):
        mine = own_station("Musanze")
        report("route,stop,running_min\nA,Musanze,\n,Nyabugogo,10\n")
        assert f"A,{mine.station_id}," in exported()
        assert report(exported())["counts"]["unchanged"] == 1
