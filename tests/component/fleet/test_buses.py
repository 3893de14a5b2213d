"""Buses over HTTP: put on record, listed, changed, taken out, retired, deleted; and what trips forbid."""

import pytest

from tests.support.company import audited
from tests.support.fleet import bought
from tests.support.functions import call
from tests.support.people import AGENT, COMPANY, FOREIGN_OWNER, OTHER_COMPANY, SUPERVISOR, key
from tms.fleet.bus_store import find_bus
from tms.fleet.calendar import Assignment, Window
from tms.fleet.calendar_store import reserve_into
from tms.fleet.layout import drawn
from tms.kernel.clock import epoch
from tms.kernel.store import Transaction

pytestmark = pytest.mark.usefixtures("cloud", "clock")
HOUR = 3600
SMALL = [
    [{"kind": "driver"}, {"kind": "aisle"}, {"kind": "door"}],
    [{"kind": "seat", "label": "1A"}, {"kind": "aisle"}, {"kind": "seat", "label": "1B"}],
]
GONE = "bus_00000000000000000000000000"


def create(caller=SUPERVISOR, headers=None, **body):
    body = {"plate": "RAB 123 C", "template": "coaster"} | body
    return call("fleet/create_bus", body=body, caller=caller, headers=headers or key())


def created(**body):
    reply = create(**body)
    assert reply.status == 201, reply
    return reply.json


def get(bus_id, caller=AGENT):
    return call("fleet/get_bus", path={"bus_id": bus_id}, caller=caller)


def listed(caller=AGENT, **query):
    return call("fleet/list_buses", query=query, caller=caller).json


def change(bus_id, caller=SUPERVISOR, **body):
    return call("fleet/update_bus", path={"bus_id": bus_id}, body=body, caller=caller)


def delete(bus_id, caller=SUPERVISOR):
    return call("fleet/delete_bus", path={"bus_id": bus_id}, caller=caller)


def take_out(bus_id, headers=None, **body):
    body = {
        "kind": "maintenance",
        "from_at": "2026-11-22T10:00:00+02:00",
        "until_at": "2026-11-22T12:00:00+02:00",
        "reason": "New brakes",
    } | body
    path = {"bus_id": bus_id}
    return call("fleet/add_outage", path=path, body=body, caller=SUPERVISOR, headers=headers or key())


def put_back(bus_id, outage_id):
    path = {"bus_id": bus_id, "outage_id": outage_id}
    return call("fleet/delete_outage", path=path, caller=SUPERVISOR)


def plan(bus_id, trip, *hours):
    """Let a trip have a bus from and until so many hours after 06:00 in Kigali."""
    bus = find_bus(COMPANY, bus_id)
    assert bus is not None
    window = Window(*(epoch() + hour * HOUR for hour in hours))
    transaction = Transaction()
    reserve_into(transaction, bus, Assignment(trip, window, f"{trip} to Musanze"))
    transaction.commit()


class TestNewBuses:
    def test_a_bus_is_put_on_record_with_the_layout_of_a_template(self, cloud):
        made = created(
            plate=" rab-123c", bus_class="vip", amenities=["wifi", "toilet", "wifi"], template="vip"
        )
        assert (made["plate"], made["bus_class"], made["seats"]) == ("RAB 123 C", "vip", 30)
        assert made["amenities"] == ["toilet", "wifi"]
        assert (made["state"], made["outages"], made["next_trips"]) == ("ACTIVE", [], [])
        assert get(made["bus_id"]).json == made
        (entry,) = audited(cloud, "bus.created")
        assert (entry["target"], entry["actor"]) == (made["bus_id"], SUPERVISOR["subject"])

    def test_or_with_a_layout_of_its_own(self):
        made = created(template=None, layout=SMALL)
        assert (made["layout"], made["seats"], made["bus_class"]) == (SMALL, 2, "standard")

    def test_the_templates_can_be_put_on_record_as_they_are_listed(self):
        templates = call("fleet/list_bus_layouts", caller=AGENT).json["items"]
        assert {each["template"]: each["seats"] for each in templates} == {
            "minibus": 18,
            "coaster": 29,
            "coach": 50,
            "coach_vip_front": 50,
            "vip": 30,
        }
        for number, each in enumerate(templates):
            made = created(plate=f"RAB 10{number} C", template=None, layout=each["layout"])
            assert (made["layout"], made["seats"]) == (each["layout"], each["seats"])

    def test_each_wrong_cell_is_pointed_at(self):
        layout = [
            [{"kind": "driver", "label": "D"}, {"kind": "aisle"}, {"kind": "seat"}],
            [{"kind": "seat", "label": "1A"}, {"kind": "aisle"}, {"kind": "seat", "label": "1A"}],
            [{"kind": "seat", "label": "1b"}, {"kind": "seat", "label": "2A"}],
        ]
        refused = create(template=None, layout=layout)
        assert refused.code == "invalid_field"
        assert {each["pointer"]: each["detail"] for each in refused.json["errors"]} == {
            "/layout/0/0": "Give a cell of the kind driver no label.",
            "/layout/0/2": "Give this seat a label of 1 to 4 capital letters or digits.",
            "/layout/1/2": "Give this seat another label: 1A stands at /layout/1/0 too.",
            "/layout/2": "Give this row 3 cells, as the first one has.",
            "/layout/2/0": "Give this seat a label of 1 to 4 capital letters or digits.",
        }
        assert listed()["items"] == []

    @pytest.mark.parametrize(
        ("wrong", "pointer"),
        [
            ({"layout": [[{"kind": "aisle"}]]}, "/layout"),
            ({"layout": drawn(*["xxxxxxx"] * 13).as_grid()}, "/layout"),
            ({"layout": [[{"kind": "bed"}]]}, "/layout/0/0/kind"),
            ({"layout": []}, "/layout"),
            ({"plate": "R"}, "/plate"),
            ({"amenities": ["Wi-Fi"]}, "/amenities/0"),
            ({"template": "boat"}, "/template"),
        ],
    )
    def test_what_is_no_bus_is_refused(self, wrong, pointer):
        refused = create(**({"template": None} if "layout" in wrong else {}) | wrong)
        assert (refused.code, refused.json["pointer"]) == ("invalid_field", pointer)

    @pytest.mark.parametrize("layout", [{"template": None}, {"layout": SMALL}])
    def test_a_bus_has_one_layout(self, layout):
        assert create(**layout).code == "invalid_field"

    def test_a_plate_is_on_one_bus_of_the_whole_platform(self):
        created()
        assert create(plate="RAB123C").code == "plate_taken"
        assert create(plate="RAB 123 C", caller=FOREIGN_OWNER).code == "plate_taken"

    def test_a_request_that_comes_again_makes_nothing_more(self):
        once = key()
        first = create(headers=once).json
        assert create(headers=once).json == first
        assert create(headers=once, template="vip").code == "idempotency_key_reused"
        assert len(listed()["items"]) == 1
        delete(first["bus_id"])
        assert create(headers=once).code == "bus_not_found"


class TestLists:
    def test_buses_are_listed_by_plate_page_by_page(self):
        for plate in ("RAC 1 A", "RAB 9 A", "RAB 10 A"):
            created(plate=plate)
        first = listed(limit="2")
        assert [each["plate"] for each in first["items"]] == ["RAB 10 A", "RAB 9 A"]
        second = listed(limit="2", cursor=first["next_cursor"])
        assert [each["plate"] for each in second["items"]] == ["RAC 1 A"]
        assert second["next_cursor"] is None

    def test_and_filtered(self):
        retired = created(plate="RAB 1 A", bus_class="vip")["bus_id"]
        change(retired, state="RETIRED")
        created(plate="RAB 2 A")
        created(plate="RAC 3 A")
        for query, plates in (
            ({"state": "RETIRED"}, ["RAB 1 A"]),
            ({"bus_class": "standard"}, ["RAB 2 A", "RAC 3 A"]),
            ({"plate": "ab2"}, ["RAB 2 A"]),
            ({"plate": "rab", "state": "ACTIVE"}, ["RAB 2 A"]),
        ):
            assert [each["plate"] for each in listed(**query)["items"]] == plates

    def test_a_row_shows_what_keeps_the_bus_and_what_has_it_next(self):
        bus_id = created()["bus_id"]
        plan(bus_id, "trp_2", 5, 7)
        plan(bus_id, "trp_1", 2, 4)
        (row,) = listed()["items"]
        assert row["outage"] is None
        assert row["next_trip"]["label"] == "trp_1 to Musanze"
        assert row["seats"] == 29
        take_out(bus_id, from_at="2026-11-22T05:00:00+02:00", until_at=None, despite_trips=True)
        (row,) = listed()["items"]
        assert (row["outage"]["kind"], row["outage"]["until_at"]) == ("maintenance", None)

    def test_buses_of_other_companies_are_not_there(self, cloud):
        bus_id = created()["bus_id"]
        assert listed(caller=FOREIGN_OWNER)["items"] == []
        assert get(bus_id, FOREIGN_OWNER).code == "bus_not_found"
        (entry,) = audited(cloud, "tenancy.refused")
        assert (entry["pk"], entry["actor_company"]) == (COMPANY, OTHER_COMPANY)


class TestChanges:
    def test_what_is_left_out_stays(self, cloud):
        bus_id = created(amenities=["wifi"])["bus_id"]
        changed = change(bus_id, plate="rac 7 b").json
        assert (changed["plate"], changed["amenities"], changed["seats"]) == ("RAC 7 B", ["wifi"], 29)
        assert change(bus_id, amenities=[]).json["amenities"] == []
        assert len(audited(cloud, "bus.changed")) == 2
        change(bus_id, amenities=[])
        assert len(audited(cloud, "bus.changed")) == 2

    def test_a_former_plate_is_free_and_a_taken_one_is_not(self):
        bus_id, other = created()["bus_id"], created(plate="RAC 1 A")["bus_id"]
        assert change(bus_id, plate="RAC 1 A").code == "plate_taken"
        assert change(bus_id, plate="RAD 1 A").status == 200
        assert change(other, plate="RAB 123 C").status == 200

    def test_a_bus_that_trips_have_loses_no_seat_but_may_get_more(self):
        bus_id = created(template=None, layout=SMALL)["bus_id"]
        plan(bus_id, "trp_1", 2, 4)
        blocked = [SMALL[0], [SMALL[1][0], {"kind": "aisle"}, {"kind": "blocked", "label": "1B"}]]
        refused = change(bus_id, layout=blocked)
        assert refused.code == "in_use"
        assert refused.json["detail"].startswith("Trips have this bus and would lose seats: 1B.")
        assert refused.json["uses"] == [{"kind": "trip", "id": "trp_1", "name": "trp_1 to Musanze"}]
        more = [*SMALL, [{"kind": "seat", "label": "2A"}, {"kind": "aisle"}, {"kind": "aisle"}]]
        assert change(bus_id, layout=more).json["seats"] == 3
        assert change(bus_id, amenities=["wifi"], plate="RAC 7 B").status == 200

    def test_seats_may_go_once_no_trip_has_the_bus(self, clock):
        bus_id = created(template="coach")["bus_id"]
        plan(bus_id, "trp_1", 2, 4)
        clock.wait(4 * HOUR)
        assert change(bus_id, template="minibus").json["seats"] == 18

    def test_a_bus_that_trips_have_is_not_retired(self):
        bus_id = created()["bus_id"]
        for number in range(25):
            plan(bus_id, f"trp_{number}", 2 * number, 2 * number + 1)
        refused = change(bus_id, state="RETIRED")
        assert (refused.code, refused.json["count"]) == ("in_use", 25)
        assert [each["id"] for each in refused.json["uses"]] == [f"trp_{number}" for number in range(20)]
        assert len(get(bus_id).json["next_trips"]) == 20

    def test_a_bus_is_retired_and_put_to_work_again(self):
        bus_id = created()["bus_id"]
        assert change(bus_id, state="RETIRED").json["state"] == "RETIRED"
        assert change(bus_id, state="ACTIVE").json["state"] == "ACTIVE"

    def test_a_change_names_something(self):
        assert change(created()["bus_id"]).code == "invalid_field"

    def test_other_companies_change_and_delete_nothing(self):
        bus = bought()
        assert change(bus.bus_id, FOREIGN_OWNER, amenities=["wifi"]).code == "bus_not_found"
        assert delete(bus.bus_id, FOREIGN_OWNER).code == "bus_not_found"
        assert find_bus(COMPANY, bus.bus_id) == bus


class TestDeletion:
    def test_a_deleted_bus_is_gone_and_its_plate_free(self, cloud):
        bus_id = created()["bus_id"]
        assert delete(bus_id).status == 204
        assert get(bus_id).code == "bus_not_found"
        assert delete(bus_id).code == "bus_not_found"
        assert created()["plate"] == "RAB 123 C"
        assert len(audited(cloud, "bus.deleted")) == 1

    def test_a_bus_that_trips_have_is_not_deleted(self, clock):
        bus_id = created()["bus_id"]
        plan(bus_id, "trp_1", 2, 4)
        refused = delete(bus_id)
        assert (refused.code, refused.json["count"]) == ("in_use", 1)
        clock.wait(4 * HOUR)
        assert delete(bus_id).status == 204


class TestOutages:
    def test_a_bus_is_taken_out_and_put_back(self, cloud):
        bus_id = created()["bus_id"]
        (outage,) = take_out(bus_id).json["outages"]
        assert (outage["kind"], outage["reason"]) == ("maintenance", "New brakes")
        assert (outage["from_at"], outage["until_at"]) == (
            "2026-11-22T08:00:00+00:00",
            "2026-11-22T10:00:00+00:00",
        )
        assert put_back(bus_id, outage["outage_id"]).status == 204
        assert get(bus_id).json["outages"] == []
        assert put_back(bus_id, outage["outage_id"]).code == "outage_not_found"
        assert len(audited(cloud, "bus.taken_out")) == len(audited(cloud, "bus.put_back")) == 1

    def test_trips_that_have_the_bus_then_are_named_unless_they_are_accepted(self):
        bus_id = created()["bus_id"]
        plan(bus_id, "trp_1", 1, 2)  # until 08:00 in Kigali
        plan(bus_id, "trp_2", 5, 7)  # from 11:00 on
        assert take_out(bus_id, until_at="2026-11-22T11:00:00+02:00").status == 201
        refused = take_out(bus_id)
        assert refused.code == "in_use"
        assert [each["id"] for each in refused.json["uses"]] == ["trp_2"]
        assert take_out(bus_id, until_at=None).code == "in_use"
        assert len(take_out(bus_id, despite_trips=True).json["outages"]) == 2

    def test_outages_are_shown_by_their_beginning(self):
        bus_id = created()["bus_id"]
        take_out(bus_id, from_at="2026-11-24T10:00:00+02:00", until_at=None)
        take_out(bus_id)
        starts = [each["from_at"] for each in get(bus_id).json["outages"]]
        assert starts == ["2026-11-22T08:00:00+00:00", "2026-11-24T08:00:00+00:00"]

    def test_a_request_that_comes_again_makes_nothing_more(self):
        bus_id, once = created()["bus_id"], key()
        first = take_out(bus_id, headers=once)
        assert take_out(bus_id, headers=once).json == first.json
        assert take_out(bus_id, headers=once, reason="Tyres").code == "idempotency_key_reused"

    def test_an_outage_ends_after_it_begins(self):
        bus_id = created()["bus_id"]
        assert take_out(bus_id, until_at="2026-11-22T10:00:00+02:00").code == "invalid_field"

    def test_a_bus_has_so_many_outages_and_old_ones_make_room(self, clock):
        bus_id = created()["bus_id"]
        for _ in range(50):
            assert take_out(bus_id).status == 201
        assert take_out(bus_id).code == "too_many_outages"
        clock.wait(401 * 24 * HOUR)
        later = {"from_at": "2028-01-01T10:00:00+02:00", "until_at": "2028-01-01T12:00:00+02:00"}
        assert len(take_out(bus_id, **later).json["outages"]) == 1

    def test_a_bus_that_there_is_not_is_not_taken_out(self):
        assert take_out(GONE).code == put_back(GONE, "out_" + GONE[4:]).code == "bus_not_found"


def test_a_change_that_a_planner_overtakes_is_decided_again(monkeypatch):
    from tms.fleet import own_buses

    bus = bought(layout=drawn("xx"))
    read = own_buses.trips_of
    readings = []

    def trips_of(found):
        trips = read(found)
        readings.append(len(trips))
        if len(readings) == 1:
            plan(bus.bus_id, "trp_1", 2, 4)
        return trips

    monkeypatch.setattr(own_buses, "trips_of", trips_of)
    assert change(bus.bus_id, state="RETIRED").code == "in_use"
    assert readings == [0, 1]
