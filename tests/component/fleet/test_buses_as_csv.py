"""Buses as CSV over HTTP: what a file would do, what it does, and that an export is a file to import."""

import pytest

from tests.support.buying import expect
from tests.support.company import audited
from tests.support.fleet import bought
from tests.support.functions import call
from tests.support.people import AGENT, COMPANY, FOREIGN_OWNER, OTHER_COMPANY, SUPERVISOR
from tests.support.sheets import actions, told
from tms.fleet import bus_store, import_buses
from tms.fleet.buses import BusState
from tms.fleet.calendar import Assignment, Window
from tms.fleet.calendar_store import reserve_into
from tms.fleet.carriage import Carriage
from tms.fleet.layout import coach_vip_front, coaster, drawn
from tms.kernel.clock import epoch
from tms.kernel.store import Transaction

pytestmark = pytest.mark.usefixtures("cloud", "clock")
FILE = (
    "plate,bus_class,amenities,template,state\n"
    "rab-123c,standard,wifi|air,coaster,\n"
    "RAB 124 D,vip,,vip,RETIRED\n"
)


def send(csv, dry_run="false", caller=SUPERVISOR):
    query = {} if dry_run is None else {"dry_run": dry_run}
    return call("fleet/import_buses", body={"csv": csv}, query=query, caller=caller)


def report(csv, dry_run="false", caller=SUPERVISOR):
    return expect(200, send(csv, dry_run, caller))


def exported(caller=AGENT):
    return call("fleet/export_buses", caller=caller).content.decode()


def plan_a_trip(bus):
    transaction = Transaction()
    window = Window(epoch() + 3600, epoch() + 7200)
    reserve_into(transaction, bus, Assignment("trp_1", window, "06:30 Kigali - Musanze"))
    transaction.commit()


class TestImporting:
    def test_a_dry_run_tells_what_each_line_would_do_and_writes_nothing(self, cloud):
        answer = report(FILE, dry_run=None)
        assert actions(answer) == [(2, "RAB 123 C", "create"), (3, "RAB 124 D", "create")]
        assert (answer["dry_run"], answer["counts"]["create"]) == (True, 2)
        assert bus_store.buses_of(COMPANY) == []
        assert cloud.items("audit") == []

    def test_the_run_does_what_the_dry_run_told(self, cloud):
        answer = report(FILE)
        first, second = bus_store.buses_of(COMPANY)
        assert [each["id"] for each in answer["items"]] == [first.bus_id, second.bus_id]
        assert (first.plate, first.amenities, first.layout) == ("RAB 123 C", ("air", "wifi"), coaster())
        assert (second.bus_class, second.state) == ("vip", BusState.RETIRED)
        assert len(audited(cloud, "bus.created")) == 2

    def test_a_file_that_is_sent_again_changes_nothing(self, cloud):
        report(FILE)
        before = cloud.items("fleet"), cloud.items("audit")
        answer = report(FILE)
        assert answer["counts"] == {"create": 0, "change": 0, "unchanged": 2, "refused": 0}
        assert (cloud.items("fleet"), cloud.items("audit")) == before

    def test_a_file_whose_import_broke_off_is_sent_again(self, monkeypatch):
        def die(*_):
            raise RuntimeError

        with monkeypatch.context() as broken:  # behind the second bus, before it is retired
            broken.setattr(import_buses, "update_bus", die)
            assert send(FILE).status == 500
        (first, second) = bus_store.buses_of(COMPANY)
        assert (first.state, second.state) == (BusState.ACTIVE, BusState.ACTIVE)
        again = report(FILE)["items"]
        assert [(each["action"], each["id"]) for each in again] == [
            ("unchanged", first.bus_id),
            ("change", second.bus_id),
        ]
        assert bus_store.buses_of(COMPANY)[1].state is BusState.RETIRED

    def test_a_plate_that_is_taken_meanwhile_refuses_its_line(self, monkeypatch):
        report(FILE)
        monkeypatch.setattr(bus_store, "buses_of", lambda _: [])  # as they were before the other import
        assert told(report(FILE)) == [(2, None, "plate_taken"), (3, None, "plate_taken")]

    def test_a_line_changes_what_it_gives_of_a_bus(self):
        bus = bought(amenities=("wifi",))
        answer = report("plate,bus_class\nRAB123C,vip\n")
        assert actions(answer) == [(2, "RAB 123 C", "change")]
        (after,) = bus_store.buses_of(COMPANY)
        assert (after.bus_id, after.bus_class, after.amenities) == (bus.bus_id, "vip", ("wifi",))
        report("plate,bus_class,amenities\nRAB 123 C,,\n")
        (after,) = bus_store.buses_of(COMPANY)
        assert (after.bus_class, after.amenities, after.layout) == ("vip", (), bus.layout)

    def test_a_line_says_what_a_bus_takes_along_and_none_leaves_it_as_it_is(self):
        report("plate,template,lap_children,extra_luggage\nRAB 1,coaster,3,\nRAB 2,coaster,,0\n")
        first, second = bus_store.buses_of(COMPANY)
        usual = coaster().capacity
        assert (first.carriage, second.carriage) == (Carriage(3, usual), Carriage(usual // 5, 0))
        report("plate,lap_children,extra_luggage\nRAB 1,,12\n")
        assert bus_store.buses_of(COMPANY)[0].carriage == Carriage(3, 12)
        assert told(report("plate,lap_children\nRAB 1,many\n")) == [(2, "lap_children", "invalid_field")]
        assert '"' not in exported()
        assert ",3,12,ACTIVE" in exported()

    @pytest.mark.parametrize("dry_run", ["true", "false"])
    def test_a_wrong_line_is_told_cell_by_cell_and_refuses_no_other(self, dry_run):
        bought("RAF 1", company_id=OTHER_COMPANY)
        answer = report(
            "plate,bus_class,amenities,template,layout\n"
            "!,VIP!,Wi-Fi,coaster,\n"
            "RAB 2,,,,\n"
            'RAB 3,,,,"D,q/x1A,.,x1A"\n'
            "RAF 1,,,coaster,\n"
            "RAB 4,,,coaster,\n"
            "rab4,,,vip,\n"
            "RAB 5,,,coaster,,x\n",
            dry_run,
        )
        assert [each["action"] for each in answer["items"]] == [*["refused"] * 4, "create", *["refused"] * 2]
        assert told(answer) == [
            (2, "plate", "invalid_field"),
            (2, "bus_class", "invalid_field"),
            (2, "amenities", "invalid_field"),
            (3, None, "invalid_field"),
            (4, "layout", "invalid_field"),
            (5, None, "plate_taken"),
            (7, None, "listed_twice"),
            (8, None, "too_many_cells"),
        ]
        made = [bus.plate for bus in bus_store.buses_of(COMPANY)]
        assert made == ([] if dry_run == "true" else ["RAB 4"])

    @pytest.mark.parametrize("dry_run", ["true", "false"])
    def test_a_bus_that_trips_have_keeps_its_seats(self, dry_run):
        plan_a_trip(bought())
        answer = report('plate,layout\nRAB 123 C,"D,.,+/x1A,.,x1B"\n', dry_run)
        assert told(answer) == [(2, None, "in_use")]
        answer = report("plate,state\nRAB 123 C,RETIRED\n", dry_run)
        assert told(answer) == [(2, None, "in_use")]
        (bus,) = bus_store.buses_of(COMPANY)
        assert (bus.layout.capacity, bus.state) == (4, BusState.ACTIVE)

    def test_a_seat_has_a_class_of_its_own(self):
        answer = report('plate,bus_class,layout\nRAB 1,standard,"D,.,+/x1A:vip,.,x1B"\n')
        assert answer["counts"]["create"] == 1
        (bus,) = bus_store.buses_of(COMPANY)
        assert bus.layout == drawn("D.+", "x.x").with_class({"1A"}, "vip")
        assert report('plate,layout\nRAB 1,"D,.,+/x1A,.,x1B"\n')["counts"]["change"] == 1
        (bus,) = bus_store.buses_of(COMPANY)
        assert bus.layout == drawn("D.+", "x.x")

    @pytest.mark.parametrize("cell", ["x1A:", "x1A:VIP", "x1A:vip:vip", "x:vip", ".:vip", "#:vip"])
    def test_a_wrong_class_of_a_seat_is_told(self, cell):
        answer = report(f'plate,layout\nRAB 1,"D,.,+/{cell},.,x1B"\n')
        assert told(answer) == [(2, "layout", "invalid_field")]
        assert bus_store.buses_of(COMPANY) == []

    def test_a_bus_that_was_deleted_is_made_again(self):
        made = report(FILE)["items"][0]["id"]
        assert call("fleet/delete_bus", path={"bus_id": made}, caller=SUPERVISOR).status == 204
        again = report(FILE)["items"][0]
        assert (again["action"], again["id"] != made) == ("create", True)

    @pytest.mark.parametrize(
        ("csv", "code"),
        [
            ("plate,color\n", "bad_header"),
            ('plate\n"', "bad_csv"),
            ("plate\n" + "a\n" * 201, "too_many_lines"),
        ],
    )
    def test_a_file_that_cannot_be_read_is_refused_whole(self, csv, code):
        reply = send(csv)
        assert (reply.status, reply.code, reply.json["pointer"]) == (422, code, "/csv")

    def test_a_file_is_at_most_256_kib(self):
        assert send("x" * 262_145).code == "body_too_large"


class TestExporting:
    def test_without_buses_it_is_the_header_to_fill_in(self):
        reply = call("fleet/export_buses", caller=AGENT)
        assert reply.content.decode() == (
            "\ufeffplate,bus_class,amenities,template,layout,lap_children,extra_luggage,state\r\n"
        )
        assert reply.headers["content-type"] == "text/csv; charset=utf-8"
        assert reply.headers["content-disposition"] == 'attachment; filename="buses.csv"'

    def test_an_export_is_imported_without_a_change_and_makes_the_same_buses_elsewhere(self):
        report(FILE)
        bought("RAC 1", layout=drawn("D.+", "x#x"), amenities=("usb", "wifi"))
        bought("RAC 2", layout=drawn("D.+", "x#x").with_class({"1A", "1B"}, "vip"))
        bought("RAC 3", layout=coach_vip_front(), lap_children=4, extra_luggage=0)
        file = exported()
        assert '"D,.,+/x1A:vip,#1B:vip,x1C"' in file
        assert ",coach_vip_front," in file
        assert report(file)["counts"] == {"create": 0, "change": 0, "unchanged": 5, "refused": 0}
        assert report(file.replace("RA", "RX"), caller=FOREIGN_OWNER)["counts"]["create"] == 5
        assert exported(FOREIGN_OWNER) == file.replace("RA", "RX")

    def test_a_company_gets_its_own_buses_alone(self):
        bought("RAF 1", company_id=OTHER_COMPANY)
        assert "RAF" not in exported()
