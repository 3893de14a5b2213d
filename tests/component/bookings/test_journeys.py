"""Journeys of several parts: all of it is held or nothing, and each part is a booking."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support import trips
from tests.support.buying import expect, hold, look
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import call
from tests.support.network import LEAVES, build, publish
from tests.support.people import (
    AGENT,
    ANONYMOUS,
    AS_GUEST,
    BOOKING_KEY,
    FOREIGN_OWNER,
    OTHER_COMPANY,
    OTHER_PASSENGER,
    OWNER,
    PASSENGER,
    key,
)
from tests.support.travelling import FIRST, SECOND, ask, hold_journey, item, second_bus, show, states, wanted
from tms.bookings import hold_journey as use_case
from tms.bookings import on_hold_due
from tms.kernel.access import audit
from tms.trips import put_on_sale
from tms.trips.trip import Trip
from tms.trips.trip_windows import Windows

pytestmark = pytest.mark.usefixtures("cloud", "clock")

WHOLE_WAY = ("Nyabugogo", "Rubavu")


def seats(trip: Trip, way: tuple[str, str]) -> dict[str, str]:
    query = {"from": way[0], "to": way[1]}
    shown = expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=query))
    return {seat["seat"]: seat["state"] for seat in shown["seats"]}


def split_of(trip: Trip, passengers: int = 1) -> Any:
    query = {"from": "Nyabugogo", "to": "Rubavu", "passengers": str(passengers)}
    return expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=query))["split"]


def publish_later(minutes: int) -> Trip:
    """Put a third trip on sale that leaves so much later."""
    return publish(3, LEAVES + timedelta(minutes=minutes))


def bookings(cloud: Cloud) -> list[dict[str, Any]]:
    return [each for each in cloud.items("bookings") if each["sk"] == "BOOKING"]


class TestConnection:
    def test_both_buses_are_held_for_ten_minutes(self, first: Trip, second: Trip):
        journey = hold_journey(item(first, FIRST, "1A", "1B"), item(second, SECOND, "2A", "2B"), people=2)
        assert [each["status"] for each in journey["bookings"]] == ["HELD", "HELD"]
        assert [each["trip_id"] for each in journey["bookings"]] == [first.trip_id, second.trip_id]
        assert journey["hold_expires_at"] == "2026-11-22T06:10:00+02:00"
        assert journey["total"] == journey["due"] == {"amount": 2 * (3500 + 2500), "currency": "RWF"}
        assert journey["changes"] == [
            {
                "station_id": first.stops[1].station_id,
                "station": "Musanze",
                "minutes": 30,
                "same_bus": False,
            }
        ]
        assert seats(first, FIRST) == {"1A": "held", "1B": "held", "2A": "free", "2B": "free"}
        assert seats(second, SECOND) == {"1A": "free", "1B": "free", "2A": "held", "2B": "held"}

    def test_each_booking_names_its_journey(self, first: Trip, second: Trip):
        journey = hold_journey(item(first, FIRST), item(second, SECOND))
        ids = [each["booking_id"] for each in journey["bookings"]]
        for each in journey["bookings"]:
            told = {"journey_id": journey["journey_id"], "booking_ids": ids}
            assert look(each)["journey"] == told
        assert hold(first)["journey"] is None

    def test_without_wishes_the_best_seats_are_chosen(self, first: Trip, second: Trip):
        hold(second, "2B", to="Musanze")
        [_, onward] = hold_journey(item(first, FIRST), item(second, SECOND))["bookings"]
        assert onward["tickets"][0]["seat"] == "2B"

    def test_a_seat_that_is_taken_on_one_of_them_leaves_both_as_they_were(
        self, first: Trip, second: Trip, cloud: Cloud
    ):
        hold(second, "2A", caller=OTHER_PASSENGER, **{"from": "Musanze", "to": "Rubavu"})
        reply = ask(wanted(item(first, FIRST, "1A"), item(second, SECOND, "2A")))
        assert (reply.status, reply.code, reply.json["seat"], reply.json["item"]) == (
            409,
            "seat_taken",
            "2A",
            1,
        )
        assert seats(first, FIRST)["1A"] == "free"
        assert len(bookings(cloud)) == 1

    def test_a_race_for_a_seat_that_was_not_named_ends_in_another_one(
        self, first: Trip, second: Trip, monkeypatch: pytest.MonkeyPatch
    ):
        real = use_case._write
        taken: list[str] = []

        def faster(caller: Any, several: Any) -> None:
            if not taken:
                taken.append(several[1].places[0].seat)
                hold(second, taken[0], caller=OTHER_PASSENGER, **{"from": "Musanze", "to": "Rubavu"})
            real(caller, several)

        monkeypatch.setattr(use_case, "_write", faster)
        [_, onward] = hold_journey(item(first, FIRST), item(second, SECOND))["bookings"]
        assert onward["tickets"][0]["seat"] != taken[0]

    def test_a_race_for_a_seat_that_was_named_is_lost(
        self, first: Trip, second: Trip, monkeypatch: pytest.MonkeyPatch
    ):
        real = use_case._write

        def faster(caller: Any, several: Any) -> None:
            hold(second, "1A", caller=OTHER_PASSENGER, **{"from": "Musanze", "to": "Rubavu"})
            real(caller, several)

        monkeypatch.setattr(use_case, "_write", faster)
        reply = ask(wanted(item(first, FIRST), item(second, SECOND, "1A")))
        assert (reply.status, reply.code, reply.json["item"]) == (409, "seat_taken", 1)
        assert set(seats(first, FIRST).values()) == {"free"}

    @pytest.mark.parametrize("minutes", [14, 0])
    def test_too_little_time_to_change_is_refused(self, first: Trip, minutes: int):
        reply = ask(wanted(item(first, FIRST), item(second_bus(minutes), SECOND)))
        assert (reply.status, reply.code, reply.json["item"]) == (409, "change_too_short", 1)
        assert reply.json["detail"] == (
            f"At Musanze there would be {minutes} minutes to change, and 15 are needed. Take a later bus."
        )

    def test_fifteen_minutes_are_enough(self, first: Trip):
        assert hold_journey(item(first, FIRST), item(second_bus(15), SECOND))["changes"][0]["minutes"] == 15

    def test_the_longer_time_of_both_companies_counts(self, first: Trip):
        slow = second_bus(30, windows=Windows(transfer_s=31 * 60))
        assert ask(wanted(item(first, FIRST), item(slow, SECOND))).code == "change_too_short"

    def test_a_bus_that_is_late_takes_from_the_time_to_change(self, cloud: Cloud, clock: HeldClock):
        build()
        first = publish(delays=(0, 16 * 60, 0))
        reply = ask(wanted(item(first, FIRST), item(second_bus(), SECOND)))
        assert reply.code == "change_too_short"
        assert "there would be 14 minutes" in reply.json["detail"]

    def test_a_bus_that_has_left_before_is_no_connection(self, first: Trip):
        reply = ask(wanted(item(first, FIRST), item(second_bus(-1), SECOND)))
        assert (reply.status, reply.code, reply.json["pointer"]) == (422, "no_connection", "/items/1/from")
        assert reply.json["detail"] == "This bus leaves Musanze before the other one arrives."

    def test_six_hours_of_waiting_are_a_journey_and_more_are_two(self, first: Trip):
        assert hold_journey(item(first, FIRST), item(second_bus(6 * 60), SECOND))
        reply = ask(wanted(item(first, FIRST), item(publish_later(6 * 60 + 1), SECOND)))
        assert (reply.code, reply.json["pointer"]) == ("no_connection", "/items/1/trip_id")

    def test_parts_that_do_not_meet_are_no_connection(self, first: Trip, second: Trip):
        reply = ask(wanted(item(first, WHOLE_WAY), item(second, FIRST)))
        assert (reply.code, reply.json["pointer"]) == ("no_connection", "/items/1/from")
        assert reply.json["detail"] == "This part begins at Nyabugogo, and the one before ends at Rubavu."

    def test_two_currencies_cannot_be_paid_together(self, first: Trip):
        reply = ask(wanted(item(first, FIRST), item(second_bus(currency="UGX"), SECOND)))
        assert (reply.code, reply.json["pointer"]) == ("other_currency", "/items/1/trip_id")

    def test_two_companies_can(self, first: Trip):
        other = second_bus(company_id=OTHER_COMPANY, company="Umucyo Coaches")
        journey = hold_journey(item(first, FIRST), item(other, SECOND))
        assert [each["company"] for each in journey["bookings"]] == ["Ikirere Express", "Umucyo Coaches"]

    def test_staff_do_not_sell_the_other_company_s_bus(self, first: Trip, cloud: Cloud):
        other = second_bus(company_id=OTHER_COMPANY, company="Umucyo Coaches")
        reply = ask(wanted(item(first, FIRST), item(other, SECOND)), AGENT)
        assert (reply.status, reply.code) == (403, "another_company")
        assert bookings(cloud) == []

    def test_what_staff_hold_is_audited_booking_by_booking(self, first: Trip, second: Trip):
        journey = hold_journey(item(first, FIRST), item(second, SECOND), caller=AGENT)
        records = audit.AuditRecord.scan()
        held = [record.target for record in records if record.action == "booking.held"]
        assert sorted(held) == sorted(each["booking_id"] for each in journey["bookings"])


class TestChangeOfSeat:
    def test_a_journey_in_one_bus_may_change_the_seat(self, first: Trip):
        journey = hold_journey(item(first, FIRST, "1A"), item(first, SECOND, "2B"))
        assert journey["changes"][0]["same_bus"] is True
        assert journey["changes"][0]["minutes"] == 0
        assert seats(first, FIRST)["1A"] == seats(first, SECOND)["2B"] == "held"
        assert seats(first, FIRST)["2B"] == seats(first, SECOND)["1A"] == "free"

    def test_and_one_of_two_passengers_may_keep_it(self, first: Trip):
        journey = hold_journey(item(first, FIRST, "1A", "1B"), item(first, SECOND, "1A", "2B"), people=2)
        assert [each["status"] for each in journey["bookings"]] == ["HELD", "HELD"]
        assert seats(first, WHOLE_WAY) == {"1A": "held", "1B": "held", "2A": "free", "2B": "held"}

    def test_the_other_stretch_of_a_kept_seat_is_not_taken_where_somebody_has_it(
        self, first: Trip, cloud: Cloud
    ):
        hold(first, "1A", caller=OTHER_PASSENGER, **{"from": "Musanze", "to": "Rubavu"})
        reply = ask(wanted(item(first, FIRST, "1A"), item(first, SECOND, "1A")))
        assert (reply.status, reply.code, reply.json["item"]) == (409, "seat_taken", 1)
        assert seats(first, FIRST)["1A"] == "free"
        assert len(bookings(cloud)) == 1

    def test_the_seat_map_offers_it_where_no_seat_is_free_all_the_way(self, first: Trip):
        for label in ("1A", "1B"):
            hold(first, label, caller=OTHER_PASSENGER)
        for label in ("2A", "2B"):
            hold(first, label, caller=OTHER_PASSENGER, **{"from": "Musanze", "to": "Rubavu"})
        offer = split_of(first)
        assert offer["stations"] == ["Musanze"]
        assert offer["price"] == {"amount": 6000, "currency": "RWF"}
        journey = hold_journey(*offer["items"])
        assert [each["tickets"][0]["seat"] for each in journey["bookings"]] == ["2A", "1A"]

    def test_also_for_several_passengers_of_whom_one_stays(self, first: Trip):
        hold(first, "1A", "1B", caller=OTHER_PASSENGER)
        hold(first, "2A", caller=OTHER_PASSENGER, **{"from": "Musanze", "to": "Rubavu"})
        assert split_of(first) is None
        offer = split_of(first, 2)
        assert [each["seats"] for each in offer["items"]] == [["2B", "2A"], ["2B", "1A"]]
        journey = hold_journey(*offer["items"], people=2)
        assert [each["status"] for each in journey["bookings"]] == ["HELD", "HELD"]

    def test_there_is_none_where_seats_are_free_or_a_stretch_is_full(self, first: Trip):
        assert split_of(first) is None
        hold(first, "1A", "1B", "2A", "2B")
        assert split_of(first) is None

    def test_it_costs_no_more_than_the_whole_stretch(self, cloud: Cloud, clock: HeldClock):
        build()
        first = publish(fares={(0, 1): 3500, (1, 2): 2500, (0, 2): 3000})
        journey = hold_journey(item(first, FIRST, "1A"), item(first, SECOND, "1B"))
        assert [each["total"]["amount"] for each in journey["bookings"]] == [3000, 0]
        [one, other] = [each["tickets"][0]["price_lines"] for each in journey["bookings"]]
        assert [(line["kind"], line["amount"]["amount"]) for line in one] == [("fare", 3500), ("split", -500)]
        assert [line["amount"]["amount"] for line in other] == [2500, -2500]

    def test_and_what_its_parts_cost_if_that_is_less(self, cloud: Cloud, clock: HeldClock):
        build()
        first = publish(fares={(0, 1): 3500, (1, 2): 2500, (0, 2): 9000})
        assert hold_journey(item(first, FIRST), item(first, SECOND))["due"]["amount"] == 6000

    def test_two_buses_cost_their_own_fares(self, first: Trip, second: Trip):
        cheap = hold_journey(item(first, FIRST), item(second, SECOND))
        assert [each["total"]["amount"] for each in cheap["bookings"]] == [3500, 2500]

    def test_it_is_no_longer_than_one_write_has_room_for(self, cloud: Cloud, clock: HeldClock):
        trip = trips.trip(legs=41, rows=1)
        put_on_sale.put_on_sale(trip)
        short = [item(trip, ("stn_0", "stn_1"), "1A"), item(trip, ("stn_1", "stn_40"), "1B")]
        long = [item(trip, ("stn_0", "stn_1"), "1C"), item(trip, ("stn_1", "stn_41"), "1D")]
        expect(201, ask(wanted(*short)))
        reply = ask(wanted(*long))
        assert (reply.code, reply.json["pointer"]) == ("no_connection", "/items/1/to")

    def test_a_seat_that_is_kept_lapses_once(self, first: Trip, clock: HeldClock):
        body = wanted(item(first, FIRST, "1A"), item(first, SECOND, "1A"))
        for _ in range(2):
            journey = expect(201, ask(body))
            clock.wait(600)
            for each in journey["bookings"]:
                on_hold_due.expire_hold(each["booking_id"])
        reply = ask(body)
        assert (reply.status, reply.code) == (429, "seat_lapsed")
        assert ask(wanted(item(first, FIRST), item(first, SECOND))).status == 201

    def test_its_parts_follow_each_other(self, first: Trip):
        reply = ask(wanted(item(first, SECOND), item(first, FIRST)))
        assert (reply.status, reply.code) == (422, "no_connection")


class TestRepeat:
    def test_the_same_request_is_answered_again_and_holds_once(self, first: Trip, second: Trip, cloud: Cloud):
        headers, body = key(), wanted(item(first, FIRST), item(second, SECOND))
        one, other = ask(body, headers=headers), ask(body, headers=headers)
        assert (other.status, other.json) == (201, one.json)
        assert len(bookings(cloud)) == 2

    def test_also_when_its_seats_leave_none_for_others(self, first: Trip, second: Trip):
        headers = key()
        body = wanted(item(first, FIRST, "1A"), item(second, SECOND, "1A"))
        assert ask(body, headers=headers).json == ask(body, headers=headers).json

    def test_another_request_with_the_key_is_refused(self, first: Trip, second: Trip):
        headers = key()
        expect(201, ask(wanted(item(first, FIRST), item(second, SECOND)), headers=headers))
        reply = ask(wanted(item(first, FIRST, "2B"), item(second, SECOND)), headers=headers)
        assert (reply.status, reply.code) == (422, "idempotency_key_reused")

    def test_the_key_makes_a_booking_of_its_own_for_a_plain_hold(self, first: Trip, second: Trip):
        headers = key()
        journey = expect(201, ask(wanted(item(first, FIRST), item(second, SECOND)), headers=headers))
        plain = call(
            "bookings/hold_seats",
            body={k: v for k, v in wanted().items() if k != "items"} | item(first, FIRST),
            caller=PASSENGER,
            headers=headers,
        )
        ids = {each["booking_id"] for each in journey["bookings"]}
        assert expect(201, plain)["booking_id"] not in ids


class TestRequest:
    def test_as_many_seats_as_passengers(self, first: Trip, second: Trip):
        reply = ask(wanted(item(first, FIRST, "1A", "1B"), item(second, SECOND, "1A"), people=2))
        assert (reply.status, reply.code, reply.json["pointer"]) == (422, "seats_missing", "/items/1/seats")

    @pytest.mark.parametrize(
        ("changes", "code", "pointer"),
        [
            ({"seats": ["9Z", "1A"]}, "no_such_seat", "/items/1/seats/0"),
            ({"seats": ["1A", "1A"]}, "seat_twice", "/items/1/seats"),
            ({"from": "Huye"}, "no_such_stretch", "/items/1/from"),
            ({"to": "Kampala"}, "no_such_station", "/items/1/to"),
        ],
    )
    def test_what_is_wrong_with_a_part_is_pointed_at(
        self, first: Trip, second: Trip, changes: dict[str, Any], code: str, pointer: str
    ):
        reply = ask(wanted(item(first, FIRST), {**item(second, SECOND), **changes}, people=2))
        assert (reply.status, reply.code, reply.json["pointer"]) == (422, code, pointer)

    def test_a_category_is_pointed_at_where_it_stands(self, first: Trip, second: Trip):
        body = wanted(item(first, FIRST), item(second, SECOND))
        body["passengers"][0]["category"] = "giant"
        reply = ask(body)
        assert (reply.code, reply.json["pointer"]) == ("no_such_category", "/passengers/0/category")

    @pytest.mark.parametrize("number", [1, 4])
    def test_it_has_two_or_three_parts(self, first: Trip, number: int):
        reply = ask(wanted(*[item(first, FIRST)] * number))
        assert (reply.status, reply.json["pointer"]) == (422, "/items")

    def test_so_many_passengers_that_a_payment_has_room(self, first: Trip, second: Trip):
        body = wanted(item(first, FIRST), item(second, SECOND), item(second, SECOND), people=16)
        reply = ask(body)
        assert (reply.code, reply.json["pointer"]) == ("too_many_passengers", "/passengers")
        assert reply.json["detail"] == "A journey of 3 parts is for 15 passengers at most."

    def test_six_without_an_account(self, first: Trip, second: Trip):
        reply = ask(wanted(item(first, FIRST), item(second, SECOND), people=7), ANONYMOUS)
        assert reply.code == "too_many_passengers"


class TestQuota:
    def test_the_seats_of_all_parts_count_together(self, cloud: Cloud, clock: HeldClock):
        build()
        first = publish()
        hold_journey(item(first, FIRST), item(first, SECOND), people=4)
        (item_,) = cloud.items("guards", "TALLY#seats-account#")
        assert item_["held"] == 8

    def test_and_a_guest_s_limit_is_for_the_sum(self, first: Trip, second: Trip, cloud: Cloud):
        for _ in range(2):
            expect(201, ask(wanted(item(first, FIRST), item(second, SECOND), people=2), ANONYMOUS))
        third = second_bus(60, trip_id=publish_later(60).trip_id)
        first_again = publish(5)
        reply = ask(wanted(item(first_again, FIRST), item(third, SECOND), people=3), ANONYMOUS)
        assert (reply.status, reply.code) == (429, "too_many_unpaid")
        assert len(bookings(cloud)) == 4


class TestLook:
    def test_its_owner_sees_all_of_it(self, first: Trip, second: Trip):
        journey = hold_journey(item(first, FIRST), item(second, SECOND))
        assert expect(200, show(journey)) == journey

    def test_nobody_else_does(self, first: Trip, second: Trip):
        journey = hold_journey(item(first, FIRST), item(second, SECOND))
        for caller in (OTHER_PASSENGER, FOREIGN_OWNER):
            reply = show(journey, caller)
            assert (reply.status, reply.code) == (404, "journey_not_found")
        assert show({"journey_id": "jny_7G15T0MY4WN8S49P2MT57JJKMH"}).status == 404

    def test_a_guest_sees_it_by_the_key(self, first: Trip, second: Trip):
        journey = hold_journey(item(first, FIRST), item(second, SECOND), caller=ANONYMOUS)
        assert expect(200, show(journey, ANONYMOUS, **AS_GUEST)) == journey
        other = {"Booking-Key": BOOKING_KEY[::-1]}
        assert show(journey, ANONYMOUS, **other).status == 404

    def test_staff_see_the_part_of_their_company(self, first: Trip):
        other = second_bus(company_id=OTHER_COMPANY, company="Umucyo Coaches")
        journey = hold_journey(item(first, FIRST), item(other, SECOND))
        [seen] = expect(200, show(journey, OWNER))["bookings"]
        assert seen["booking_id"] == journey["bookings"][0]["booking_id"]
        [seen] = expect(200, show(journey, FOREIGN_OWNER))["bookings"]
        assert seen["booking_id"] == journey["bookings"][1]["booking_id"]

    def test_after_its_time_it_is_over(self, first: Trip, second: Trip, clock: HeldClock):
        journey = hold_journey(item(first, FIRST), item(second, SECOND))
        clock.wait(600)
        assert states(journey) == ["EXPIRED", "EXPIRED"]
        assert set(seats(first, FIRST).values()) == set(seats(second, SECOND).values()) == {"free"}

    def test_a_hold_ends_with_the_first_bus(self, first: Trip, second: Trip, clock: HeldClock):
        clock.wait(2 * 3600 - 400)
        journey = hold_journey(item(first, FIRST), item(second, SECOND))
        ends = [each["hold_expires_at"] for each in journey["bookings"]]
        assert ends == ["2026-11-22T08:00:00+02:00"] * 2
