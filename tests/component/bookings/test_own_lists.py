"""What an account has bought, as its lists of bookings, tickets and payments show it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.buying import callback, expect, give_back, hold, paid, pay, quote, sell
from tests.support.clocks import HeldClock
from tests.support.functions import Reply, call
from tests.support.people import AGENT, ANONYMOUS, AS_GUEST, OTHER_PASSENGER, PASSENGER, Person
from tests.support.provider import FakeProvider
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

LISTS = ("bookings/list_bookings", "tickets/list_tickets", "payments/list_payments")


def ask(name: str, caller: Person = PASSENGER, **query: str) -> Reply:
    return call(name, caller=caller, query=query)


def bookings(caller: Person = PASSENGER, **query: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = expect(200, ask("bookings/list_bookings", caller, **query))["items"]
    return items


def tickets() -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = expect(200, ask("tickets/list_tickets"))["items"]
    return items


def payments() -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = expect(200, ask("payments/list_payments"))["items"]
    return items


def page_by_page(name: str, limit: int) -> Iterator[list[dict[str, Any]]]:
    query = {"limit": str(limit)}
    while True:
        page = expect(200, ask(name, PASSENGER, **query))
        yield page["items"]
        if page["next_cursor"] is None:
            return
        query["cursor"] = page["next_cursor"]


def ids(rows: list[dict[str, Any]], name: str = "booking_id") -> list[str]:
    return [row[name] for row in rows]


def test_a_booking_s_row_is_what_its_own_page_shows(trip: Trip):
    made = hold(trip, "1A", "1B")
    (row,) = bookings()
    assert row["seats"] == ["1A", "1B"]
    for field in ("status", "trip_id", "company", "from", "to", "departure_at", "arrival_at", "due"):
        assert row[field] == made[field]
    assert row["total"] == made["total"]
    assert row["hold_expires_at"] == made["hold_expires_at"]
    assert row["created_at"] < row["hold_expires_at"]


def test_no_row_names_a_person(trip: Trip, provider: FakeProvider):
    sell(trip, provider, "1A")
    for name in LISTS:
        assert "Passenger 0" not in str(ask(name).content)
        assert "788" not in str(ask(name).content)


def test_the_newest_comes_first(trip: Trip, clock: HeldClock):
    made = []
    for seat in ("1A", "1B", "2A", "2B"):
        made.append(hold(trip, seat)["booking_id"])
        clock.wait(1)
    assert ids(bookings()) == made[::-1]


@pytest.mark.parametrize("pause", [0, 7])
def test_pages_have_each_booking_once(trip: Trip, clock: HeldClock, pause: int):
    made = set()
    for seat in ("1A", "1B", "2A", "2B"):
        made.add(hold(trip, seat)["booking_id"])
        clock.wait(pause)
    pages = list(page_by_page("bookings/list_bookings", 3))
    assert [len(page) for page in pages] == [3, 1]
    assert {row["booking_id"] for page in pages for row in page} == made
    assert [len(page) for page in page_by_page("bookings/list_bookings", 4)] == [4]
    assert [len(page) for page in page_by_page("bookings/list_bookings", 2)] == [2, 2]


def test_a_booking_made_meanwhile_does_not_move_the_next_page(trip: Trip, clock: HeldClock):
    old = hold(trip, "1A")["booking_id"]
    clock.wait(1)
    hold(trip, "1B")
    first = expect(200, ask("bookings/list_bookings", limit="1"))
    clock.wait(1)
    hold(trip, "2A")
    assert ids(bookings(cursor=first["next_cursor"])) == [old]


def test_a_hold_whose_time_is_over_has_expired(trip: Trip, clock: HeldClock):
    hold(trip)
    clock.wait(600)
    assert [row["status"] for row in bookings()] == ["EXPIRED"]


def test_tickets_are_there_once_they_are_paid(trip: Trip, provider: FakeProvider, clock: HeldClock):
    first = sell(trip, provider, "1A")
    clock.wait(1)
    hold(trip, "1B")
    clock.wait(1)
    last = sell(trip, provider, "2A", "2B")
    rows = tickets()
    assert ids(rows, "seat") == ["2A", "2B", "1A"]
    wanted = [each["ticket_id"] for booking in (last, first) for each in booking["tickets"]]
    assert ids(rows, "ticket_id") == wanted
    for field in ("trip_id", "company", "from", "to", "departure_at", "arrival_at", "booking_id"):
        assert rows[2][field] == first[field]
    assert rows[2]["price"] == first["total"]
    assert {row["status"] for row in rows} == {"ISSUED"}
    pages = list(page_by_page("tickets/list_tickets", 1))
    assert [ids(page, "seat") for page in pages] == [["2A", "2B"], [], ["1A"]]


def test_a_cancelled_ticket_is_listed_as_void(trip: Trip, provider: FakeProvider):
    booking = sell(trip, provider, "1A", "1B")
    gone = booking["tickets"][0]["ticket_id"]
    expect(200, give_back(booking, expect(200, quote(booking, gone))))
    assert {row["seat"]: row["status"] for row in tickets()} == {"1A": "VOID", "1B": "ISSUED"}
    assert [row["seats"] for row in bookings()] == [["1B"]]


def test_every_payment_that_was_begun_is_listed(trip: Trip, provider: FakeProvider, clock: HeldClock):
    booking = hold(trip, "1A", "1B")
    failed = pay(booking)
    provider.decline(failed["payment_id"])
    assert callback(failed, "FAILED").status == 204
    clock.wait(5)
    good = pay(booking)
    provider.approve(good["payment_id"])
    assert callback(good).status == 204
    rows = payments()
    assert ids(rows, "payment_id") == [good["payment_id"], failed["payment_id"]]
    assert ids(rows, "status") == ["SUCCEEDED", "FAILED"]
    shown = paid(good)
    for field in ("amount", "method", "created_at", "settled_at", "booking_id"):
        assert rows[0][field] == shown[field]
    for field in ("from", "to", "departure_at", "company"):
        assert rows[0][field] == booking[field]
    assert rows[0]["seats"] == ["1A", "1B"]


@pytest.mark.parametrize("name", LISTS)
def test_others_see_nothing_of_it(trip: Trip, provider: FakeProvider, name: str):
    sell(trip, provider, "1A")
    sell(trip, provider, "1B", caller=AGENT)
    assert len(expect(200, ask(name))["items"]) == 1
    for other in (OTHER_PASSENGER, AGENT):
        page = expect(200, ask(name, other))
        assert (page["items"], page["next_cursor"]) == ([], None)


@pytest.mark.parametrize("name", LISTS)
def test_a_guest_has_no_list(trip: Trip, name: str):
    hold(trip, caller=ANONYMOUS)
    assert call(name, caller=ANONYMOUS, headers=AS_GUEST).status == 401


@pytest.mark.parametrize("name", LISTS)
def test_a_cursor_of_another_kind_is_refused(name: str):
    reply = ask(name, cursor="%%%")
    assert (reply.status, reply.code) == (400, "bad_cursor")
