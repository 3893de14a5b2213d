"""The waiting list: who may join it, each one's place in line, and leaving it."""

import json

import pytest

from tests.support.buying import ONWARD, expect, hold, wish
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.people import (
    AGENT,
    ANONYMOUS,
    AS_GUEST,
    FOREIGN_AGENT,
    OTHER_PASSENGER,
    PASSENGER,
    key,
)
from tests.support.waiting import ask, fill, free_seats, join, leave, let_go, see, wait_wish
from tms.bookings.waiting_list import store
from tms.kernel.access import suspension
from tms.kernel.store import Transaction
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture
def full(trip: Trip) -> Trip:
    fill(trip)
    return trip


def state(trip: Trip, seat: str) -> str:
    query = {"from": "Nyabugogo", "to": "Musanze"}
    shown = expect(200, call("bookings/get_seats", path={"trip_id": trip.trip_id}, query=query))
    states: dict[str, str] = {each["seat"]: each["state"] for each in shown["seats"]}
    return states[seat]


def test_the_first_one_is_first_in_line(full: Trip, clock: HeldClock):
    mine = join(full)
    clock.wait(0.001)
    theirs = join(full, caller=OTHER_PASSENGER)
    assert mine["status"] == "WAITING"
    assert [trip["position"] for trip in mine["trips"]] == [1]
    assert [trip["position"] for trip in theirs["trips"]] == [2]
    assert mine["offer"] is None
    assert mine["trips"][0]["from"]["name"] == "Nyabugogo"


def test_a_repeat_is_the_same_entry_and_another_request_is_refused(full: Trip):
    headers = key()
    sent = wait_wish(full)
    first = expect(201, call("bookings/join_waiting_list", body=sent, caller=PASSENGER, headers=headers))
    again = expect(201, call("bookings/join_waiting_list", body=sent, caller=PASSENGER, headers=headers))
    assert again == first
    other = wait_wish(full, size=2)
    reply = call("bookings/join_waiting_list", body=other, caller=PASSENGER, headers=headers)
    assert (reply.status, reply.json["code"]) == (422, "idempotency_key_reused")


def test_who_waits_already_is_told_so(full: Trip):
    entry = join(full)
    refused = ask(full)
    assert (refused.status, refused.json["code"]) == (409, "already_waiting")
    assert refused.json["entry_id"] == entry["entry_id"]


def test_staff_wait_for_many_customers(full: Trip):
    assert {join(full, caller=AGENT)["trips"][0]["position"] for _ in range(2)} <= {1, 2}
    assert len(store.line_of(full.trip_id)) == 2


def test_staff_of_another_company_do_not_join(full: Trip):
    assert ask(full, caller=FOREIGN_AGENT).status == 403


def test_nobody_waits_where_enough_seats_are_free(trip: Trip):
    fill(trip, but=1)
    refused = ask(trip)
    assert (refused.status, refused.json["code"]) == (409, "seats_free")
    assert join(trip, size=2)["status"] == "WAITING"


def test_who_comes_later_waits_where_the_free_seats_are_kept_for_others(trip: Trip, clock: HeldClock):
    fill(trip, but=1)
    last = hold(trip, *free_seats(trip), caller=AGENT)
    join(trip, caller=AGENT)
    let_go(last)
    clock.wait(1)
    assert join(trip)["trips"][0]["position"] == 2


def test_a_freed_seat_is_kept_for_those_in_line(trip: Trip):
    booking = fill(trip)
    join(trip, size=2)
    let_go(booking)
    kept = [seat for seat in free_seats(trip) if state(trip, seat) == "held"]
    assert len(kept) == 2
    refused = call("bookings/hold_seats", body=wish(trip, kept[0]), caller=OTHER_PASSENGER, headers=key())
    assert (refused.status, refused.json["code"]) == (409, "seat_taken")
    assert hold(trip, caller=OTHER_PASSENGER)["tickets"][0]["seat"] not in kept


def test_a_seat_that_nobody_in_line_can_use_is_sold(trip: Trip):
    fill(trip, but=1)
    join(trip, size=2)
    (seat,) = free_seats(trip)
    assert state(trip, seat) == "free"
    assert hold(trip, seat, caller=OTHER_PASSENGER)["tickets"][0]["seat"] == seat


def test_those_behind_a_group_that_does_not_fit_have_their_turn(trip: Trip):
    fill(trip, but=1)
    join(trip, size=2)
    expect(409, ask(trip, caller=OTHER_PASSENGER))
    (seat,) = free_seats(trip)
    mine = hold(trip, seat, caller=AGENT)
    join(trip, caller=OTHER_PASSENGER)
    let_go(mine)
    assert state(trip, seat) == "held"


def test_another_stretch_of_a_kept_seat_is_sold(trip: Trip):
    booking = fill(trip)
    join(trip)
    let_go(booking)
    kept = next(seat for seat in free_seats(trip) if state(trip, seat) == "held")
    assert hold(trip, kept, caller=OTHER_PASSENGER, **ONWARD)["tickets"][0]["seat"] == kept


def test_the_people_are_sealed(full: Trip, cloud: Cloud):
    entry = join(full)
    everything = json.dumps(cloud.items("bookings", f"WAITING#{entry['entry_id']}"), default=str)
    assert "Waiting 0" not in everything
    assert "keza@mail.example" not in everything
    assert see(entry)["passengers"][0]["name"] == "Waiting 0"


def test_a_guest_sees_the_entry_by_the_booking_key_alone(full: Trip):
    entry = join(full, caller=ANONYMOUS)
    assert see(entry, ANONYMOUS, **AS_GUEST)["status"] == "WAITING"
    path = {"entry_id": entry["entry_id"]}
    assert call("bookings/get_waiting_entry", path=path, caller=OTHER_PASSENGER).status == 404
    assert leave(entry, OTHER_PASSENGER).status == 404


def test_a_suspended_seller_sees_the_customers_of_an_entry_no_more(full: Trip):
    entry = join(full, caller=AGENT)
    assert see(entry, AGENT)["passengers"][0]["name"] == "Waiting 0"
    transaction = Transaction()
    suspension.suspend_account(transaction, AGENT["subject"])
    transaction.commit()
    reply = call("bookings/get_waiting_entry", path={"entry_id": entry["entry_id"]}, caller=AGENT)
    assert (reply.status, reply.code) == (403, "account_suspended")


def test_a_guest_waits_for_six_at_most(full: Trip):
    refused = ask(full, size=7, caller=ANONYMOUS)
    assert (refused.status, refused.json["code"]) == (422, "too_many_passengers")


def test_a_group_waits_for_no_bus_that_is_too_small(full: Trip):
    refused = ask(full, size=45)
    assert (refused.status, refused.json["code"]) == (409, "group_too_large")


def test_a_contact_joins_five_times_a_day(full: Trip):
    for number in range(5):
        headers = {**key(), "Booking-Key": f"Zr1yH7pWcQ0eKx5uVbN8sTf{number}"}
        reply = call("bookings/join_waiting_list", body=wait_wish(full), caller=ANONYMOUS, headers=headers)
        assert reply.status == 201
    refused = ask(full, caller=ANONYMOUS)
    assert (refused.status, refused.json["code"]) == (429, "too_many_waiting")
    assert refused.headers["retry-after"] == str(20 * 3600)


def test_guests_of_one_address_join_six_times_for_a_trip(full: Trip):
    def guest(number: int) -> Reply:
        headers = {**key(), "Booking-Key": f"Zr1yH7pWcQ0eKx5uVbN8sTf{number}"}
        body = wait_wish(full, contact={"phone": f"+25078812340{number}"})
        return call("bookings/join_waiting_list", body=body, caller=ANONYMOUS, headers=headers)

    assert [guest(number).status for number in range(7)] == [201] * 6 + [429]


def test_unknown_things_are_pointed_at(full: Trip):
    twice = ask(full, full)
    assert (twice.status, twice.json["code"]) == (422, "trip_twice")
    child = [{"name": "Keza", "phone": "+250788000100", "category": "wizard"}]
    refused = ask(full, passengers=child)
    assert (refused.status, refused.json["code"]) == (422, "no_such_category")
    assert refused.json["pointer"] == "/passengers/0/category"


def test_nobody_waits_once_sales_have_ended(full: Trip, clock: HeldClock):
    clock.set(full.stops[0].departure_at)
    refused = ask(full)
    assert (refused.status, refused.json["code"]) == (409, "sales_closed")


def test_leaving_frees_the_place_and_erases_the_people(full: Trip, cloud: Cloud):
    mine, theirs = join(full), join(full, caller=OTHER_PASSENGER)
    assert leave(mine).status == 204
    assert leave(mine).status == 204
    assert see(mine)["status"] == "LEFT"
    assert see(mine)["passengers"][0]["name"] is None
    assert see(theirs, OTHER_PASSENGER)["trips"][0]["position"] == 1
    assert "people" not in cloud.items("bookings", f"WAITING#{mine['entry_id']}")[0]


def test_an_account_lists_its_entries_the_newest_first(full: Trip, clock: HeldClock):
    first = join(full)
    leave(first)
    clock.wait(1)
    second = join(full)
    join(full, caller=OTHER_PASSENGER)
    listed = expect(200, call("bookings/list_waiting_entries", caller=PASSENGER, query={"limit": "1"}))
    assert [row["entry_id"] for row in listed["items"]] == [second["entry_id"]]
    query = {"limit": "1", "cursor": listed["next_cursor"]}
    rest = expect(200, call("bookings/list_waiting_entries", caller=PASSENGER, query=query))
    assert [(row["entry_id"], row["status"]) for row in rest["items"]] == [(first["entry_id"], "LEFT")]


def test_a_line_has_an_end(full: Trip, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tms.bookings.join_waiting_list.MOST_IN_LINE", 1)
    join(full)
    refused = ask(full, caller=OTHER_PASSENGER)
    assert (refused.status, refused.json["code"]) == (409, "line_full")
    assert len(store.line_of(full.trip_id)) == 1
