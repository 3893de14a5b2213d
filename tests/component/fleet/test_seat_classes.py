"""Seats with a class of their own, over HTTP: in a bus, for those who buy, and when the bus is swapped."""

from typing import Any

import pytest

from tests.support.buying import expect, hold, look, sell
from tests.support.fleet import bought
from tests.support.functions import Reply, call
from tests.support.people import AGENT, SUPERVISOR, key
from tests.support.planning import LEAVES, ask, equip, hire, plan, stored, wanted
from tests.support.provider import FakeProvider
from tests.support.swapping import preview, swap
from tms.fleet.layout import drawn
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

FRONT = [
    [{"kind": "driver"}, {"kind": "aisle"}, {"kind": "door"}],
    [
        {"kind": "seat", "label": "1A", "seat_class": "vip"},
        {"kind": "aisle"},
        {"kind": "blocked", "label": "1B", "seat_class": "vip"},
    ],
    [{"kind": "seat", "label": "2A"}, {"kind": "aisle"}, {"kind": "seat", "label": "2B"}],
]


@pytest.fixture
def trip() -> Trip:
    """A trip on sale whose bus has the VIP seats 1A and 1B and the standard seats 2A and 2B."""
    equip()
    hire()
    front = bought("RAC 300 A", layout=drawn("D.+", "x.x", "x.x").with_class({"1A", "1B"}, "vip"))
    trip_id = expect(201, plan(wanted(front, LEAVES)))["trip_id"]
    expect(200, ask("publish_trip", trip_id))
    return stored(trip_id)


def create(**body: Any) -> Reply:
    body = {"plate": "RAB 777 C"} | body
    return call("fleet/create_bus", body=body, caller=SUPERVISOR, headers=key())


def classes(trip: Trip) -> dict[str, str]:
    """Return the class of each seat, as a guest sees it."""
    stretch = {"from": "Nyabugogo", "to": "Rubavu"}
    shown = expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=stretch))
    return {each["seat"]: each["seat_class"] for each in shown["seats"]}


class TestOfABus:
    def test_they_are_shown_as_they_were_entered(self):
        made = expect(201, create(layout=FRONT))
        assert (made["layout"], made["bus_class"], made["seats"]) == (FRONT, "standard", 3)
        assert expect(200, call("fleet/get_bus", path={"bus_id": made["bus_id"]}, caller=AGENT)) == made

    def test_null_is_no_class_of_its_own(self):
        seat = {"kind": "seat", "label": "1A"}
        made = expect(201, create(layout=[[seat | {"seat_class": None}]]))
        assert made["layout"] == [[seat]]

    @pytest.mark.parametrize("wrong", ["VIP", "", "v,ip", "v:ip", "a" * 21, 1])
    def test_a_wrong_class_is_pointed_at(self, wrong):
        refused = create(layout=[[{"kind": "seat", "label": "1A", "seat_class": wrong}]])
        assert (refused.status, refused.code) == (422, "invalid_field")
        assert refused.json["pointer"].startswith("/layout/0/0")

    @pytest.mark.parametrize("kind", ["aisle", "door", "driver", "blocked"])
    def test_a_place_without_a_label_has_none(self, kind):
        seat = {"kind": "seat", "label": "1A"}
        refused = create(layout=[[seat, {"kind": kind, "seat_class": "vip"}]])
        assert (refused.code, refused.json["pointer"]) == ("invalid_field", "/layout/0/1")
        assert refused.json["detail"] == f"Give a cell of the kind {kind} without a label no class."

    def test_the_template_with_a_vip_front_row(self):
        made = expect(201, create(template="coach_vip_front"))
        assert {cell["label"] for row in made["layout"] for cell in row if "seat_class" in cell} == {
            "1A",
            "1B",
            "1C",
            "1D",
        }


class TestOnSale:
    def test_buyers_see_the_class_of_each_seat_and_one_price(self, trip: Trip):
        assert classes(trip) == {"1A": "vip", "1B": "vip", "2A": "standard", "2B": "standard"}
        assert hold(trip, "1A")["total"] == hold(trip, "2A")["total"]

    def test_a_swap_shows_the_classes_of_the_new_bus(self, trip: Trip):
        expect(200, swap(trip.trip_id, bought("RAC 400 B", bus_class="vip")))
        assert set(classes(trip).values()) == {"vip"}


class TestWhenTheBusIsSwapped:
    def test_a_passenger_gets_a_seat_of_the_same_class(self, trip: Trip, provider: FakeProvider):
        front, back = sell(trip, provider, "1A"), sell(trip, provider, "2A")
        layout = drawn("D.+", "x.x", "x.x").with_class({"2A", "2B"}, "vip")
        turned = bought("RAC 400 B", layout=layout)
        seen = preview(trip.trip_id, turned)
        assert (seen["possible"], seen["lowered"]) == (True, [])
        expect(200, swap(trip.trip_id, turned))
        assert look(front)["tickets"][0]["seat"] == "2B"
        assert look(back)["tickets"][0]["seat"] == "2A", "a better seat is kept while nobody needs it"

    def test_the_preview_says_who_would_get_a_lower_class(self, trip: Trip, provider: FakeProvider):
        first, second = sell(trip, provider, "1A"), sell(trip, provider, "1B")
        narrow = bought("RAC 400 B", layout=drawn("D.+", "x.#", "x.x").with_class({"1A"}, "vip"))
        seen = preview(trip.trip_id, narrow)
        assert (seen["possible"], seen["kept"]) == (True, 1)
        assert seen["lowered"] == [
            {
                "booking_id": second["booking_id"],
                "ticket_id": second["tickets"][0]["ticket_id"],
                "seat_before": "1B",
                "seat_after": "2B",
                "class_before": "vip",
                "class_after": "standard",
                "origin": "Nyabugogo",
                "destination": "Musanze",
            }
        ]
        expect(200, swap(trip.trip_id, narrow))
        assert look(first)["tickets"][0]["seat"] == "1A"
        assert look(second)["tickets"][0]["seat"] == "2B"

    def test_also_of_those_who_keep_their_seats(self, trip: Trip, provider: FakeProvider):
        sell(trip, provider, "1A")
        seen = preview(trip.trip_id, bought("RAC 400 B"))
        assert (seen["changes"], seen["kept"]) == ([], 1)
        [lowered] = seen["lowered"]
        assert (lowered["seat_before"], lowered["seat_after"]) == ("1A", "1A")
