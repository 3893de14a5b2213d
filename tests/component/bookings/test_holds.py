"""Seat maps, holds and bookings: what can be had, what is refused, and what a repeat meets."""

from secrets import token_urlsafe
from typing import Any
from uuid import uuid4

import pytest

from tests.support.buying import ONWARD, block, expect, hold, look, sell, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, MUSANZE, RUBAVU, SEATS, publish
from tests.support.people import ANONYMOUS, AS_GUEST, BOOKING_KEY, OTHER_PASSENGER, PASSENGER, key
from tests.support.provider import FakeProvider
from tms.bookings import store
from tms.bookings.records import SEAT
from tms.bookings.waiting_list import store as waiting_list
from tms.kernel.ids import derived_id
from tms.kernel.store import ConditionFailed
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

NO_TRIP = derived_id("trp", "nowhere")


def ask(body: Any, caller: dict[str, str] = PASSENGER, headers: dict[str, str] | None = None) -> Reply:
    return call("bookings/hold_seats", body=body, caller=caller, headers=headers or key())


def seats(trip: Trip, origin: str = "Nyabugogo", destination: str = "Musanze") -> dict[str, str]:
    query = {"from": origin, "to": destination}
    shown = expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=query))
    return {seat["seat"]: seat["state"] for seat in shown["seats"]}


class TestSeatMap:
    def shown(self, trip_id: str, origin: str, destination: str) -> Reply:
        return call(
            "bookings/get_seats", path={"trip_id": trip_id}, query={"from": origin, "to": destination}
        )

    def test_it_shows_the_bus_and_the_price_of_the_stretch(self, trip: Trip):
        reply = expect(200, self.shown(trip.trip_id, MUSANZE.station_id, "rubavu"))
        assert reply["from"] == {"station_id": MUSANZE.station_id, "name": "Musanze"}
        assert reply["to"]["station_id"] == RUBAVU.station_id
        assert reply["price"] == {"amount": 2500, "currency": "RWF"}
        assert reply["seats_free"] == 4
        assert reply["layout"] == trip.layout
        assert [seat["seat"] for seat in reply["seats"]] == list(SEATS)

    def test_each_seat_s_state_is_that_of_the_stretch(self, trip: Trip, provider: FakeProvider):
        hold(trip, "1A", to="Musanze")
        sell(trip, provider, "1B", **ONWARD)
        block(trip, "2A")
        assert seats(trip) == {"1A": "held", "1B": "free", "2A": "blocked", "2B": "free"}
        assert seats(trip, "Musanze", "Rubavu") == {"1A": "free", "1B": "sold", "2A": "blocked", "2B": "free"}
        assert seats(trip, "Nyabugogo", "Rubavu") == {
            "1A": "held",
            "1B": "sold",
            "2A": "blocked",
            "2B": "free",
        }

    def test_when_sales_have_ended_it_says_so(self, trip: Trip, clock: HeldClock):
        clock.set(LEAVES)
        assert set(seats(trip).values()) == {"closed"}
        assert set(seats(trip, "Musanze", "Rubavu").values()) == {"free"}

    def test_it_tells_nothing_of_who_sits_there(self, trip: Trip):
        booking = hold(trip, "1A")
        reply = self.shown(trip.trip_id, "Nyabugogo", "Musanze")
        assert booking["booking_id"].encode() not in reply.content
        assert b"Passenger" not in reply.content

    @pytest.mark.parametrize(
        ("origin", "destination", "pointer", "why"),
        [
            ("Musanze", "Nyabugogo", "/from", "This trip is not sold from Musanze to Nyabugogo."),
            ("Musanze", "Ruhengeri", "/from", "This trip is not sold from Musanze to Musanze."),
            ("Huye", "Musanze", "/from", "This trip does not stop at Huye."),
            ("Nyabugogo", "butare", "/to", "This trip does not stop at Huye."),
        ],
    )
    def test_a_stretch_that_the_bus_does_not_go_is_refused(
        self, trip: Trip, origin: str, destination: str, pointer: str, why: str
    ):
        reply = self.shown(trip.trip_id, origin, destination)
        assert (reply.status, reply.code) == (422, "no_such_stretch")
        assert (reply.json["pointer"], reply.json["detail"]) == (pointer, why)

    @pytest.mark.parametrize(
        ("origin", "destination", "pointer"), [("Kampala", "Musanze", "/from"), ("Kigali", "Kampala", "/to")]
    )
    def test_a_place_that_nobody_knows_is_pointed_at(
        self, trip: Trip, origin: str, destination: str, pointer: str
    ):
        reply = self.shown(trip.trip_id, origin, destination)
        assert (reply.status, reply.code, reply.json["pointer"]) == (422, "no_such_station", pointer)
        assert reply.json["detail"] == 'No station is called "Kampala".'

    def test_a_trip_that_is_not_on_sale_is_not_found(self):
        assert self.shown(NO_TRIP, "Nyabugogo", "Musanze").code == "trip_not_on_sale"
        assert self.shown(NO_TRIP, "Nyabugogo", "Musanze").status == 404


class TestHold:
    def test_seats_are_held_for_ten_minutes_at_the_price_of_now(self, trip: Trip):
        reply = ask(wish(trip, "1A", "1B"))
        assert reply.status == 201
        booking = reply.json
        assert booking["status"] == "HELD"
        assert booking["hold_expires_at"] == "2026-11-22T06:10:00+02:00"
        assert booking["total"] == {"amount": 7000, "currency": "RWF"}
        assert [ticket["seat"] for ticket in booking["tickets"]] == ["1A", "1B"]
        assert booking["tickets"][1]["passenger"] == {"name": "Passenger 1", "phone": "+250788000001"}
        assert seats(trip) == {"1A": "held", "1B": "held", "2A": "free", "2B": "free"}

    def test_without_a_wish_the_seat_that_wastes_least_is_chosen(self, trip: Trip):
        hold(trip, "2A", **ONWARD)
        assert hold(trip)["tickets"][0]["seat"] == "2A"

    def test_wishes_and_no_wishes_go_together(self, trip: Trip):
        labels = [ticket["seat"] for ticket in hold(trip, "1A", None, None)["tickets"]]
        assert labels[0] == "1A"
        assert len(set(labels)) == 3

    def test_a_seat_is_named_in_any_case(self, trip: Trip):
        assert hold(trip, "1a")["tickets"][0]["seat"] == "1A"

    def test_one_seat_serves_two_stretches_of_the_way(self, trip: Trip):
        hold(trip, "1A")
        assert hold(trip, "1A", caller=OTHER_PASSENGER, **ONWARD)["status"] == "HELD"

    @pytest.mark.parametrize(("origin", "destination"), [("Nyabugogo", "Musanze"), ("Nyabugogo", "Rubavu")])
    def test_a_seat_that_is_held_for_any_of_the_legs_is_taken(
        self, trip: Trip, origin: str, destination: str
    ):
        hold(trip, "1A")
        reply = ask({**wish(trip, "1A"), "from": origin, "to": destination}, OTHER_PASSENGER)
        assert (reply.status, reply.code, reply.json["seat"]) == (409, "seat_taken", "1A")

    def test_all_or_none_are_held(self, trip: Trip):
        hold(trip, "1A")
        assert ask(wish(trip, "1B", "1A"), OTHER_PASSENGER).code == "seat_taken"
        assert seats(trip)["1B"] == "free"

    def test_a_full_bus_is_full(self, trip: Trip):
        hold(trip, *SEATS)
        reply = ask(wish(trip), OTHER_PASSENGER)
        assert (reply.status, reply.code, reply.json["seat"]) == (409, "seat_taken", None)

    def test_more_passengers_than_seats_are_too_many(self, trip: Trip):
        assert ask(wish(trip, *[None] * 5)).code == "seat_taken"
        assert set(seats(trip).values()) == {"free"}

    def test_when_a_hold_runs_out_the_seat_is_another_s(self, trip: Trip, clock: HeldClock):
        first = hold(trip, "1A")
        clock.wait(600)
        assert hold(trip, "1A", caller=OTHER_PASSENGER)["status"] == "HELD"
        assert look(first)["status"] == "EXPIRED"

    def test_a_blocked_seat_is_refused_by_name_and_never_chosen(self, trip: Trip):
        for label in ("1A", "1B", "2A"):
            block(trip, label)
        assert ask(wish(trip, "1A")).code == "seat_blocked"
        assert hold(trip)["tickets"][0]["seat"] == "2B"
        assert ask(wish(trip), OTHER_PASSENGER).code == "seat_taken"

    @pytest.mark.parametrize("seat", [None, "1A"])
    def test_five_minutes_before_it_leaves_sales_end(self, trip: Trip, clock: HeldClock, seat: str | None):
        clock.set(LEAVES)
        clock.wait(-301)
        hold(trip, "2B")
        clock.wait(1)
        reply = ask(wish(trip, seat))
        assert (reply.status, reply.code) == (409, "sales_closed")
        assert ask(wish(trip, "1A", **ONWARD)).status == 201

    @pytest.mark.parametrize(
        ("changes", "code", "pointer"),
        [
            ({"from": "Rubavu", "to": "Nyabugogo"}, "no_such_stretch", "/from"),
            ({"to": "Kampala"}, "no_such_station", "/to"),
            ({"to": "Huye"}, "no_such_stretch", "/to"),
            ({"passengers": []}, "invalid_field", "/passengers"),
            ({"passengers": [{"name": "A", "phone": "+250788000001"}] * 46}, "invalid_field", "/passengers"),
            ({"passengers": [{"name": "A"}]}, "invalid_field", "/passengers/0/phone"),
            ({"passengers": [{"name": "", "phone": "+250788000001"}]}, "invalid_field", "/passengers/0/name"),
            ({"contact": {"email": "nowhere"}}, "invalid_field", "/contact/email"),
            ({"trip_id": "1"}, "invalid_field", "/trip_id"),
            ({"price": 1}, "invalid_field", "/price"),
        ],
    )
    def test_a_wrong_field_is_pointed_at(self, trip: Trip, changes: dict[str, Any], code: str, pointer: str):
        reply = ask({**wish(trip), **changes})
        assert (reply.status, reply.code, reply.json["pointer"]) == (422, code, pointer)

    def test_a_seat_that_the_bus_does_not_have_is_pointed_at(self, trip: Trip):
        reply = ask(wish(trip, "1A", "9Z"))
        assert (reply.status, reply.code, reply.json["pointer"]) == (
            422,
            "no_such_seat",
            "/passengers/1/seat",
        )

    def test_two_passengers_cannot_have_one_seat(self, trip: Trip):
        assert ask(wish(trip, "1A", "1a")).code == "seat_twice"

    def test_a_trip_that_is_not_on_sale_is_not_found(self, trip: Trip):
        reply = ask({**wish(trip), "trip_id": NO_TRIP})
        assert (reply.status, reply.code) == (404, "trip_not_on_sale")

    def test_a_stretch_that_has_no_fare_is_not_sold(self):
        made = publish(2, fares={(0, 2): 6000})
        assert ask(wish(made)).code == "no_such_stretch"


class TestRaces:
    """Somebody is faster between the look at the seats and the write."""

    def lose(self, monkeypatch: pytest.MonkeyPatch, times: int) -> list[set[str]]:
        attempts: list[set[str]] = []
        real = store.hold

        def slow(booking: Any, now: int, *more: Any) -> None:
            labels = {place.seat for place in booking.places}
            attempts.append(labels)
            if len(attempts) <= times:
                raise ConditionFailed({SEAT + label: None for label in labels})
            real(booking, now, *more)

        monkeypatch.setattr(store, "hold", slow)
        return attempts

    def test_a_buyer_without_a_wish_gets_another_seat(self, trip: Trip, monkeypatch: pytest.MonkeyPatch):
        attempts = self.lose(monkeypatch, 3)
        assert hold(trip)["tickets"][0]["seat"] in SEATS
        assert len(set.union(*attempts)) == 4, "a seat just lost is the last to be tried again"

    def test_after_five_lost_races_it_is_told(self, trip: Trip, monkeypatch: pytest.MonkeyPatch):
        attempts = self.lose(monkeypatch, 99)
        reply = ask(wish(trip))
        assert (reply.status, reply.code) == (409, "seat_taken")
        assert len(attempts) == 5

    def test_a_wish_that_was_lost_is_told_by_name(self, trip: Trip, monkeypatch: pytest.MonkeyPatch):
        real = waiting_list.sale_with_line
        stale = real(trip.trip_id)
        hold(trip, "1A")
        reads = iter([stale])
        monkeypatch.setattr(
            waiting_list, "sale_with_line", lambda trip_id: next(reads, None) or real(trip_id)
        )
        reply = ask(wish(trip, "1A"), OTHER_PASSENGER)
        assert (reply.status, reply.code, reply.json["seat"]) == (409, "seat_taken", "1A")

    @pytest.mark.parametrize("wishes", [["1A"], ["1B", "1A"], [None, "1A"]])
    def test_a_wish_that_was_lost_is_told_at_once_however_long_the_reads_lag(
        self, trip: Trip, monkeypatch: pytest.MonkeyPatch, wishes: list[str | None]
    ):
        stale = waiting_list.sale_with_line(trip.trip_id)
        hold(trip, "1A")
        monkeypatch.setattr(waiting_list, "sale_with_line", lambda _trip_id: stale)
        attempts = self.lose(monkeypatch, 0)
        reply = ask(wish(trip, *wishes), OTHER_PASSENGER)
        assert (reply.status, reply.code, reply.json["seat"]) == (409, "seat_taken", "1A")
        assert len(attempts) == 1

    def test_a_repeat_that_looked_too_early_meets_its_own_booking(
        self, trip: Trip, monkeypatch: pytest.MonkeyPatch
    ):
        stale = waiting_list.sale_with_line(trip.trip_id)
        headers = key()
        first = expect(201, ask(wish(trip, "1A"), headers=headers))
        monkeypatch.setattr(waiting_list, "sale_with_line", lambda _trip_id: stale)
        assert expect(201, ask(wish(trip, "1A"), headers=headers)) == first


class TestRepeat:
    @pytest.mark.parametrize("seat", [None, "1A"])
    def test_the_same_request_with_the_same_key_meets_its_own_booking(self, trip: Trip, seat: str | None):
        headers = key()
        first, again = (expect(201, ask(wish(trip, seat), headers=headers)) for _ in range(2))
        assert first == again
        assert list(seats(trip).values()).count("held") == 1

    def test_also_when_the_bus_is_full_by_then(self, trip: Trip):
        headers = key()
        first = expect(201, ask(wish(trip, *SEATS), headers=headers))
        assert expect(201, ask(wish(trip, *SEATS), headers=headers)) == first

    def test_it_is_answered_as_the_booking_is_now(self, trip: Trip, clock: HeldClock):
        headers = key()
        ask(wish(trip, "1A"), headers=headers)
        clock.wait(600)
        assert expect(201, ask(wish(trip, "1A"), headers=headers))["status"] == "EXPIRED"

    @pytest.mark.parametrize("changes", [{"to": "Rubavu"}, {"contact": {}}])
    def test_another_request_with_the_same_key_is_refused(self, trip: Trip, changes: dict[str, Any]):
        headers = key()
        ask(wish(trip, "1A"), headers=headers)
        reply = ask({**wish(trip, "1A"), **changes}, headers=headers)
        assert (reply.status, reply.code) == (422, "idempotency_key_reused")

    def test_two_callers_with_one_key_have_two_bookings(self, trip: Trip):
        headers = key()
        mine = expect(201, ask(wish(trip, "1A"), headers=headers))
        other = expect(201, ask(wish(trip, "1B"), OTHER_PASSENGER, headers))
        assert mine["booking_id"] != other["booking_id"]

    def test_a_guest_whose_answer_was_lost_gets_it_again_with_the_same_keys(self, trip: Trip):
        headers = key()
        first, again = (expect(201, ask(wish(trip, "1A"), ANONYMOUS, headers)) for _ in range(2))
        assert first == again
        assert look(first, ANONYMOUS, **AS_GUEST) == first

    @pytest.mark.parametrize("seat", ["1A", None], ids=["the same seat", "any seat"])
    def test_a_guest_with_the_key_and_the_body_of_another_guest_meets_nothing_of_the_other(
        self, trip: Trip, cloud: Cloud, seat: str | None
    ):
        headers = key()
        first = expect(201, ask(wish(trip, seat), ANONYMOUS, headers))
        stranger = headers | {"Booking-Key": token_urlsafe(18)}
        second = ask(wish(trip, seat), ANONYMOUS, stranger)
        if seat:
            assert (second.status, second.code) == (409, "seat_taken")
        else:
            assert second.json["booking_id"] != first["booking_id"]
            assert second.json["tickets"][0]["seat"] != first["tickets"][0]["seat"]
        assert first["booking_id"] not in second.content.decode()

    def test_a_guest_without_a_booking_key_makes_nothing(self, trip: Trip, cloud: Cloud):
        headers = key()
        expect(201, ask(wish(trip, "1A"), ANONYMOUS, headers))
        before = cloud.items("bookings")
        del headers["Booking-Key"]
        reply = ask(wish(trip, "1A"), ANONYMOUS, headers)
        assert (reply.status, reply.code) == (400, "booking_key_missing")
        assert cloud.items("bookings") == before

    def test_a_hold_needs_a_key(self, trip: Trip):
        reply = call("bookings/hold_seats", body=wish(trip), caller=PASSENGER)
        assert (reply.status, reply.code) == (400, "idempotency_key_missing")


class TestLooking:
    def test_a_hold_is_over_for_whoever_looks_before_anybody_wrote_it_down(
        self, trip: Trip, clock: HeldClock
    ):
        booking = hold(trip)
        clock.wait(599)
        assert look(booking)["status"] == "HELD"
        clock.wait(1)
        assert look(booking)["status"] == "EXPIRED"

    def test_a_guest_looks_with_the_booking_s_key(self, trip: Trip):
        booking = hold(trip, caller=ANONYMOUS)
        shown = look(booking, ANONYMOUS, **AS_GUEST)
        assert shown["booking_id"] == booking["booking_id"]
        assert BOOKING_KEY not in str(shown), "only the guest's client knows it"

    @pytest.mark.parametrize(
        "headers", [{}, {"Booking-Key": "a-guess-of-the-right-form"[:24]}, {"Booking-Key": ""}]
    )
    def test_a_guest_without_the_key_finds_nothing(self, trip: Trip, headers: dict[str, str]):
        booking = hold(trip, caller=ANONYMOUS)
        path = {"booking_id": booking["booking_id"]}
        reply = call("bookings/get_booking", path=path, caller=ANONYMOUS, headers=headers)
        assert (reply.status, reply.code) == (404, "booking_not_found")

    def test_what_is_not_there_and_what_is_another_s_look_alike(self, trip: Trip):
        booking = hold(trip)
        nothing = derived_id("bkg", str(uuid4()))

        def told(booking_id: str) -> str:
            reply = call("bookings/get_booking", path={"booking_id": booking_id}, caller=OTHER_PASSENGER)
            return reply.content.decode().replace(booking_id, "")

        assert told(booking["booking_id"]) == told(nothing)

    def test_the_key_of_a_booking_is_kept_nowhere(self, trip: Trip, cloud: Cloud):
        hold(trip, caller=ANONYMOUS)
        assert BOOKING_KEY not in str(cloud.items("bookings"))


def test_opening_sales_again_takes_nobody_s_seat(trip: Trip):
    from tms.bookings.for_trips import open_sales

    found = waiting_list.sale_with_line(trip.trip_id)
    assert found is not None
    hold(trip, "1A")
    open_sales(found[0])
    assert seats(trip)["1A"] == "held"
