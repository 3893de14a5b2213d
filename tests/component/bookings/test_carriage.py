"""Children on laps and extra luggage: their prices, the room of the bus on each leg, and what frees it."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support import company, network, routes
from tests.support.books import carried
from tests.support.buying import (
    ONWARD,
    approve,
    exchange,
    expect,
    give_back,
    hold,
    look,
    paid,
    pay,
    quote,
    quote_exchange,
    wish,
)
from tests.support.cancelling import cancel, follow
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, build, publish
from tests.support.people import AGENT, COMPANY, OTHER_PASSENGER, OWNER, PASSENGER, key
from tests.support.provider import FakeProvider
from tms.bookings import on_hold_due
from tms.fleet.carriage import Carriage
from tms.fleet.for_trips.routes import find_route
from tms.fleet.prices import tariff_on
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")

CHILD = {"category": "child", "percent": 50, "age": "4 to 11 years", "free_luggage": 0}
INFANT = {"category": "infant", "percent": 10, "age": "under 4 years", "needs_seat": False}
BABY = {"name": "Keza Uwase", "category": "infant"}
FARE, LAP, PIECE, HOLD = 3500, 350, 500, 600


def published(number: int = 1, leaves: Any = LEAVES, **changes: Any) -> Trip:
    """A trip of a route with children on laps and extra luggage, on a bus that takes one and two of them."""
    made = routes.new_route(
        name=f"Route {number}", categories=[CHILD, INFANT], free_luggage=2, piece_price=PIECE
    )
    route = find_route(COMPANY, made["route_id"])
    assert route is not None
    tariff = tariff_on(route, "standard", [network.LEAVES.date()] * 3)
    terms = {"fares": tariff.adult_fares(), "terms": tariff.terms, "carriage": Carriage(1, 2)}
    return publish(number, leaves, route_id=route.route_id, **terms | changes)


@pytest.fixture
def trip(cloud: Cloud, clock: HeldClock) -> Trip:
    build()
    company.on_record()
    return published()


def people(trip: Trip, *more: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return the body of a hold of passengers that bring `more`, each its own."""
    body = wish(trip, *[None] * len(more), **changes)
    body["passengers"] = [{**each, **own} for each, own in zip(body["passengers"], more, strict=True)]
    return body


def ask(trip: Trip, *more: dict[str, Any], **changes: Any) -> Reply:
    who = {"caller": changes.pop("caller", PASSENGER), "headers": changes.pop("headers", key())}
    return call("bookings/hold_seats", body=people(trip, *more, **changes), **who)


def held(trip: Trip, *more: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return expect(201, ask(trip, *more, **changes))


def sold(trip: Trip, provider: FakeProvider, *more: dict[str, Any]) -> dict[str, Any]:
    booking = held(trip, *more)
    approve(pay(booking), provider)
    return look(booking)


def lapse(booking: dict[str, Any], clock: HeldClock) -> None:
    clock.wait(HOLD)
    assert on_hold_due.expire_hold(booking["booking_id"]) == 0


class TestThePrice:
    def test_of_a_child_on_a_lap_is_a_line_of_its_passenger(self, trip: Trip):
        booking = held(trip, {"lap_child": BABY})
        (ticket,) = booking["tickets"]
        lines = [(each["kind"], each["label"], each["amount"]["amount"]) for each in ticket["price_lines"]]
        assert lines == [("fare", None, FARE), ("lap_child", "infant", LAP)]
        assert booking["total"]["amount"] == FARE + LAP
        assert ticket["lap_child"] == BABY

    def test_of_extra_luggage_is_a_line_too(self, trip: Trip):
        booking = held(trip, {"extra_luggage": 2})
        (ticket,) = booking["tickets"]
        assert ticket["price_lines"][-1] == {
            "kind": "luggage",
            "label": "2",
            "amount": {"amount": 2 * PIECE, "currency": "RWF"},
        }
        assert (booking["total"]["amount"], ticket["extra_luggage"]) == (FARE + 2 * PIECE, 2)

    def test_is_shown_before_with_what_is_free(self, trip: Trip):
        query = {"from": "Nyabugogo", "to": "Musanze"}
        shown = expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=query))
        told = [
            (each["category"], each["age"], each["price"]["amount"], each["free_luggage"])
            for each in (*shown["prices"], *shown["lap_children"])
        ]
        assert told == [
            ("adult", "", FARE, 2),
            ("child", "4 to 11 years", 1750, 0),
            ("infant", "under 4 years", LAP, 2),
        ]
        assert [each["category"] for each in shown["lap_children"]] == ["infant"]
        assert shown["piece_price"]["amount"] == PIECE


class TestWhatIsRefused:
    def test_a_seat_for_a_category_of_laps(self, trip: Trip):
        reply = ask(trip, {"category": "infant"})
        assert (reply.status, reply.code, reply.json["pointer"]) == (
            422,
            "no_such_category",
            "/passengers/0/category",
        )
        assert reply.json["categories"] == ["adult", "child"]

    def test_a_lap_for_a_category_of_seats(self, trip: Trip):
        reply = ask(trip, {"lap_child": {**BABY, "category": "child"}})
        assert (reply.code, reply.json["pointer"]) == (
            "no_such_category",
            "/passengers/0/lap_child/category",
        )
        assert reply.json["categories"] == ["infant"]

    def test_a_child_or_a_piece_more_than_the_bus_takes(self, trip: Trip):
        assert ask(trip, {"lap_child": BABY}, {"lap_child": BABY}).code == "laps_full"
        assert ask(trip, {"extra_luggage": 2}, {"extra_luggage": 1}).code == "luggage_full"
        held(trip, {"lap_child": BABY, "extra_luggage": 2})
        assert ask(trip, {"lap_child": BABY}).code == "laps_full"
        assert ask(trip, {"extra_luggage": 1}).code == "luggage_full"
        held(trip, {})
        assert carried(trip) == {"lap0": 1, "luggage0": 2}

    def test_extra_luggage_where_none_is_sold(self, trip: Trip):
        plain = publish(7)
        reply = ask(plain, {"extra_luggage": 1})
        assert (reply.status, reply.code, reply.json["pointer"]) == (
            422,
            "no_extra_luggage",
            "/passengers/0/extra_luggage",
        )
        assert ask(plain, {"lap_child": BABY}).code == "no_such_category"


class TestTheRoom:
    def test_is_counted_on_each_leg(self, trip: Trip):
        held(trip, {"lap_child": BABY})
        held(trip, {"lap_child": BABY}, **ONWARD)
        whole = {"from": "Nyabugogo", "to": "Rubavu"}
        assert ask(trip, {"lap_child": BABY}, **whole).code == "laps_full"
        assert carried(trip) == {"lap0": 1, "lap1": 1}

    def test_is_untouched_by_others(self, trip: Trip):
        hold(trip, "1A", "1B")
        assert carried(trip) == {}

    def test_is_free_again_when_the_hold_lapses_and_once(self, trip: Trip, clock: HeldClock):
        booking = held(trip, {"lap_child": BABY, "extra_luggage": 1})
        assert carried(trip) == {"lap0": 1, "luggage0": 1}
        lapse(booking, clock)
        lapse(booking, clock)
        assert carried(trip) == {}

    def test_is_free_again_when_the_hold_is_released(self, trip: Trip):
        booking = held(trip, {"lap_child": BABY})
        path = {"booking_id": booking["booking_id"]}
        for _ in range(2):
            expect(200, call("bookings/release_hold", path=path, caller=PASSENGER))
        assert carried(trip) == {}

    def test_of_cancelled_tickets_is_free_again(self, trip: Trip, provider: FakeProvider):
        booking = sold(trip, provider, {"lap_child": BABY}, {"extra_luggage": 2})
        first = booking["tickets"][0]["ticket_id"]
        expect(200, give_back(booking, expect(200, quote(booking, first))))
        assert carried(trip) == {"luggage0": 2}
        expect(200, give_back(booking, expect(200, quote(booking))))
        assert carried(trip) == {}

    def test_is_free_again_when_the_company_cancels_the_trip(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        sold(trip, provider, {"lap_child": BABY})
        held(trip, {"extra_luggage": 1})
        expect(200, cancel(trip.trip_id))
        assert follow(cloud) == []
        assert carried(trip) == {}

    @pytest.mark.parametrize("taken", [False, True])
    def test_is_taken_again_by_late_money_or_the_money_goes_back(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock, taken: bool
    ):
        booking = held(trip, {"lap_child": BABY})
        payment = pay(booking)
        clock.wait(HOLD)
        lapse(booking, clock)
        if taken:
            (ticket,) = booking["tickets"]
            seat = "1A" if ticket["seat"] != "1A" else "1B"
            held(trip, {"lap_child": BABY, "seat": seat}, caller=OTHER_PASSENGER)
        approve(payment, provider)
        assert look(booking)["status"] == ("EXPIRED" if taken else "CONFIRMED")
        failure = paid(payment)["failure"]
        assert (failure["code"] if failure else None) == ("no_room_on_board" if taken else None)
        assert carried(trip) == {"lap0": 1}


class TestAnExchange:
    def test_moves_child_and_luggage_and_their_prices(self, trip: Trip, provider: FakeProvider):
        booking = sold(trip, provider, {"lap_child": BABY, "extra_luggage": 1})
        other = published(2, LEAVES + timedelta(hours=3))
        offer = expect(200, quote_exchange(booking, other))
        assert offer["due"]["amount"] == 0
        done = look(expect(200, exchange(booking, offer)))
        assert done["tickets"][0]["lap_child"] == BABY
        assert done["total"]["amount"] == FARE + LAP + PIECE
        assert (carried(trip), carried(other)) == ({}, {"lap0": 1, "luggage0": 1})

    def test_to_a_bus_without_room_is_refused_and_changes_nothing(self, trip: Trip, provider: FakeProvider):
        booking = sold(trip, provider, {"lap_child": BABY})
        other = published(2, LEAVES + timedelta(hours=3), carriage=Carriage(0, 0))
        reply = exchange(booking, expect(200, quote_exchange(booking, other)))
        assert (reply.status, reply.code) == (409, "laps_full")
        assert look(booking)["status"] == "CONFIRMED"
        assert (carried(trip), carried(other)) == ({"lap0": 1}, {})

    def test_to_a_route_without_children_on_laps_is_refused(self, trip: Trip, provider: FakeProvider):
        booking = sold(trip, provider, {"lap_child": BABY})
        reply = quote_exchange(booking, publish(7, LEAVES + timedelta(hours=3)))
        assert (reply.status, reply.code) == (422, "no_such_category")


class TestTheTicket:
    def test_says_what_the_passenger_brings(self, trip: Trip, provider: FakeProvider):
        booking = sold(trip, provider, {"lap_child": BABY, "extra_luggage": 2})
        path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
        shown = expect(200, call("tickets/get_ticket", path=path, caller=PASSENGER))
        assert (shown["lap_child"], shown["extra_luggage"]) == (BABY, 2)
        slip = call("tickets/get_ticket_slip", path=path, caller=PASSENGER).content.decode()
        assert "Keza Uwase (infant)" in slip
        assert "<dt>Extra luggage</dt><dd>2</dd>" in slip

    def test_keeps_the_child_when_the_passenger_is_another_one(self, trip: Trip, provider: FakeProvider):
        booking = sold(trip, provider, {"lap_child": BABY})
        path = {"ticket_id": booking["tickets"][0]["ticket_id"]}
        body = {"name": "Diane Ingabire"}
        changed = expect(200, call("tickets/change_passenger", path=path, body=body, caller=PASSENGER))
        assert changed["passenger"]["name"] == "Diane Ingabire"
        assert changed["lap_child"] == BABY

    def test_stands_on_the_manifest(self, trip: Trip, provider: FakeProvider):
        sold(trip, provider, {"lap_child": BABY, "extra_luggage": 2}, {})
        path = {"trip_id": trip.trip_id}
        shown = expect(200, call("tickets/get_manifest", path=path, caller=AGENT))
        assert (shown["totals"]["lap_children"], shown["totals"]["extra_luggage"]) == (1, 2)
        assert [each["lap_child"] for each in shown["passengers"] if each["lap_child"]] == [BABY]
        sheet = call("tickets/get_manifest_csv", path=path, caller=AGENT).content.decode()
        assert "Keza Uwase,2," in sheet

    def test_names_no_child_in_any_table(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        sold(trip, provider, {"lap_child": BABY})
        for table in ("bookings", "tickets"):
            assert "Keza" not in str(cloud.items(table))


class TestABus:
    def test_takes_what_its_company_says_and_else_the_usual(self):
        company.on_record()
        body = {"plate": "RAB 123 C", "template": "coaster"}
        made = expect(201, call("fleet/create_bus", body=body, caller=OWNER, headers=key()))
        assert (made["lap_children"], made["extra_luggage"]) == (made["seats"] // 5, made["seats"])
        path = {"bus_id": made["bus_id"]}
        changed = expect(
            200,
            call("fleet/update_bus", path=path, body={"lap_children": 0, "extra_luggage": 3}, caller=OWNER),
        )
        assert (changed["lap_children"], changed["extra_luggage"]) == (0, 3)
        again = expect(200, call("fleet/update_bus", path=path, body={"amenities": ["wifi"]}, caller=OWNER))
        assert (again["lap_children"], again["extra_luggage"]) == (0, 3)

    def test_that_nothing_is_said_of_takes_the_usual(self, trip: Trip):
        usual = published(3, LEAVES + timedelta(hours=5), carriage=None)
        held(usual, {"extra_luggage": 3})
        assert carried(usual) == {"luggage0": 3}


def test_a_repeat_counts_nothing_more(trip: Trip):
    headers = key()
    first = held(trip, {"lap_child": BABY}, headers=headers)
    assert held(trip, {"lap_child": BABY}, headers=headers) == first
    assert carried(trip) == {"lap0": 1}


def test_a_promo_code_takes_its_part_of_all_that_a_passenger_pays(trip: Trip):
    from tests.support.promos import promo_code

    promo_code()
    booking = held(trip, {"lap_child": BABY, "extra_luggage": 1}, promo_code="ADVENT10")
    whole = FARE + LAP + PIECE
    assert booking["total"]["amount"] == whole - whole // 10


def test_what_a_trip_takes_is_kept_with_it(trip: Trip):
    from tms.trips import store

    kept = store.find(trip.trip_id)
    assert kept is not None
    assert kept.carriage == Carriage(1, 2)
