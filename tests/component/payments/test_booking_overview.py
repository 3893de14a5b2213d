"""A booking's page needs one call, and what it says may be done is what the operations do."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import (
    approve,
    exchange,
    expect,
    give_back,
    hold,
    overview,
    pay,
    quote,
    quote_exchange,
    sell,
    start,
)
from tests.support.cancelling import REASON, cancel, follow
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board
from tests.support.functions import Reply, call
from tests.support.network import LEAVES, publish
from tests.support.people import AGENT, DRIVER, FINANCE, OTHER_PASSENGER, PASSENGER, SUPERVISOR
from tests.support.provider import FakeProvider
from tms.kernel.access import suspension
from tms.kernel.clock import now, rfc3339
from tms.kernel.store import Transaction
from tms.payments.settlement import settle
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")

FARE = 3500
PAID = ["cancel", "exchange", "change_passenger"]
UNPAID = ["pay", "extend", "release"]


@pytest.fixture
def other(trip: Trip) -> Trip:
    """Another trip of the company, three hours later."""
    return publish(2, LEAVES + timedelta(hours=3))


def scan(trip: Trip, ticket_id: str) -> None:
    """Board with a ticket."""
    ticket = expect(200, call("tickets/get_ticket", path={"ticket_id": ticket_id}, caller=PASSENGER))
    body = {"token": ticket["token"], "nonce": "nonce-0001", "scanned_at": rfc3339(now())}
    reply = call("tickets/scan_ticket", path={"trip_id": trip.trip_id}, body=body, caller=DRIVER)
    assert expect(200, reply)["verdict"] == "ok"


class TestOnePage:
    def test_a_hold_shows_until_when_and_how_much_longer(self, trip: Trip):
        page = overview(hold(trip, "1A"))
        assert page["hold"] == {
            "expires_at": "2026-11-22T06:10:00+02:00",
            "extendable_until": "2026-11-22T06:20:00+02:00",
            "extended_at": None,
            "released_at": None,
        }
        assert (page["tickets"], page["payments"], page["refund_percent"]) == ([], [], None)
        assert page["allowed"] == UNPAID

    def test_an_extended_hold_says_so(self, trip: Trip):
        booking = hold(trip, "1A")
        path = {"booking_id": booking["booking_id"]}
        expect(200, call("bookings/extend_hold", path=path, caller=PASSENGER))
        page = overview(booking)
        assert page["hold"]["extended_at"] == "2026-11-22T06:00:00+02:00"
        assert (page["hold"]["extendable_until"], page["allowed"]) == (None, ["pay", "release"])

    def test_a_released_hold_says_so(self, trip: Trip):
        booking = hold(trip, "1A")
        path = {"booking_id": booking["booking_id"]}
        expect(200, call("bookings/release_hold", path=path, caller=PASSENGER))
        page = overview(booking)
        assert page["hold"]["released_at"] == "2026-11-22T06:00:00+02:00"
        assert page["allowed"] == []

    def test_a_paid_booking_shows_stops_plate_tickets_payments_and_rules(
        self, trip: Trip, provider: FakeProvider
    ):
        booking = sell(trip, provider, "1A", "1B")
        page = overview(booking)
        assert page["booking"] == booking
        assert page["hold"] is None
        assert [stop["name"] for stop in page["trip"]["stops"]] == ["Nyabugogo", "Musanze", "Rubavu"]
        assert page["boarding_place"]["name"] == "Nyabugogo"
        assert page["plate"] == "RAB 123 C"
        assert [each["status"] for each in page["tickets"]] == ["ISSUED", "ISSUED"]
        assert [each["seat"] for each in page["tickets"]] == ["1A", "1B"]
        assert [(each["status"], each["amount"]["amount"]) for each in page["payments"]] == [
            ("SUCCEEDED", 2 * FARE)
        ]
        assert page["rules"] == [
            "Cancel at least 24 hours before the departure: the whole price is paid back.",
            "Cancel at least 2 hours before the departure: 50 % of the price is paid back.",
            "Less than 2 hours before the departure nothing is paid back.",
        ]
        assert (page["refund_percent"], page["allowed"]) == (50, PAID)

    def test_a_delay_moves_the_expected_times(self, trip: Trip, provider: FakeProvider):
        booking = sell(trip, provider, "1A")
        body = {"minutes": 20, "reason": "A flat tyre."}
        expect(200, call("trips/delay_trip", path={"trip_id": trip.trip_id}, body=body, caller=SUPERVISOR))
        page = overview(booking)
        assert page["expected_departure_at"] == rfc3339(LEAVES + timedelta(minutes=20))
        assert page["trip"]["delay_minutes"] == 20

    def test_a_part_that_goes_back_is_counted(self, trip: Trip, provider: FakeProvider):
        booking = sell(trip, provider, "1A", "1B")
        first = booking["tickets"][0]["ticket_id"]
        given = expect(200, give_back(booking, expect(200, quote(booking, first))))
        page = overview(booking)
        assert [each["status"] for each in page["tickets"]] == ["ISSUED", "VOID"]
        assert page["payments"][0]["refunds"] == given["refunds"]
        assert page["money_back"]["going_back"]["amount"] == FARE // 2
        assert page["money_back"]["gone_back"]["amount"] == 0

    def test_a_cancelled_trip_tells_why_and_where_the_money_is(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        booking = sell(trip, provider, "1A")
        expect(200, cancel(trip.trip_id))
        assert follow(cloud) == []
        page = overview(booking)
        assert page["trip"]["cancel_reason"] == REASON
        assert page["money_back"]["going_back"]["amount"] == FARE
        settle(booking["payment_id"], provider)
        provider.end_refunds()
        settle(booking["payment_id"], provider)
        page = overview(booking)
        assert page["money_back"]["gone_back"]["amount"] == FARE
        assert page["money_back"]["going_back"]["amount"] == 0

    def test_both_payments_of_an_exchange_are_shown(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        booking = sell(trip, provider, "1A")
        dearer = publish(3, LEAVES + timedelta(hours=4), fares={(0, 1): 5000, (0, 2): 9000, (1, 2): 2500})
        clock.wait(60)
        made = expect(
            200, exchange(booking, expect(200, quote_exchange(booking, dearer)), payer="+250788123456")
        )
        approve(made["payment"], provider)
        page = overview(made)
        assert [each["amount"]["amount"] for each in page["payments"]] == [1500, FARE]


class TestWhoMayDoWhat:
    def test_finance_looks_and_changes_nothing(self, trip: Trip, provider: FakeProvider):
        assert overview(hold(trip, "2A"), FINANCE)["allowed"] == []
        assert overview(sell(trip, provider, "1A"), FINANCE)["allowed"] == []

    def test_an_agent_acts_for_the_customer(self, trip: Trip, provider: FakeProvider):
        assert overview(hold(trip, "2A"), AGENT)["allowed"] == UNPAID
        assert overview(sell(trip, provider, "1A"), AGENT)["allowed"] == PAID

    def test_strangers_see_nothing(self, trip: Trip):
        path = {"booking_id": hold(trip, "1A")["booking_id"]}
        assert (
            call("payments/get_booking_overview", path=path, caller=OTHER_PASSENGER).code
            == "booking_not_found"
        )

    def test_of_a_suspended_company_tickets_are_cancelled_and_nothing_is_bought(
        self, trip: Trip, provider: FakeProvider
    ):
        held, paid = hold(trip, "2A"), sell(trip, provider, "1A")
        transaction = Transaction()
        suspension.suspend_company(transaction, trip.company_id, "The licence has run out.")
        transaction.commit()
        assert overview(held)["allowed"] == ["release"]
        assert overview(paid)["allowed"] == ["cancel", "change_passenger"]


def _held(trip: Trip, *_: Any) -> dict[str, Any]:
    return hold(trip, "1A")


def _asked(trip: Trip, *_: Any) -> dict[str, Any]:
    booking = hold(trip, "1A")
    pay(booking)
    return booking


def _lapsed(trip: Trip, _: Any, clock: HeldClock, *__: Any) -> dict[str, Any]:
    booking = hold(trip, "1A")
    clock.wait(11 * 60)
    return booking


def _paid(trip: Trip, provider: FakeProvider, *_: Any) -> dict[str, Any]:
    return sell(trip, provider, "1A", "1B")


def _boarded(trip: Trip, provider: FakeProvider, clock: HeldClock, *_: Any) -> dict[str, Any]:
    booking = sell(trip, provider, "1A", "1B")
    board(trip, clock)
    scan(trip, booking["tickets"][0]["ticket_id"])
    return booking


def _left(trip: Trip, provider: FakeProvider, clock: HeldClock, *_: Any) -> dict[str, Any]:
    booking = sell(trip, provider, "1A")
    clock.set(LEAVES)
    return booking


def _given_back(trip: Trip, provider: FakeProvider, *_: Any) -> dict[str, Any]:
    booking = sell(trip, provider, "1A")
    expect(200, give_back(booking, expect(200, quote(booking))))
    return booking


def _exchanged(trip: Trip, provider: FakeProvider, _: Any, other: Trip, *__: Any) -> dict[str, Any]:
    booking = sell(trip, provider, "1A")
    expect(200, exchange(booking, expect(200, quote_exchange(booking, other))))
    return booking


def _trip_cancelled(trip: Trip, provider: FakeProvider, _: Any, __: Trip, cloud: Cloud) -> dict[str, Any]:
    booking = sell(trip, provider, "1A")
    expect(200, cancel(trip.trip_id))
    assert follow(cloud) == []
    return booking


@pytest.mark.parametrize(
    "state",
    [_held, _asked, _lapsed, _paid, _boarded, _left, _given_back, _exchanged, _trip_cancelled],
    ids=lambda state: state.__name__.strip("_"),
)
def test_what_is_allowed_is_done_and_the_rest_is_refused(
    state: Callable[..., dict[str, Any]],
    trip: Trip,
    other: Trip,
    provider: FakeProvider,
    clock: HeldClock,
    cloud: Cloud,
):
    booking = state(trip, provider, clock, other, cloud)
    path = {"booking_id": booking["booking_id"]}
    last = booking["tickets"][-1]["ticket_id"]
    tries: dict[str, Callable[[], Reply]] = {
        "exchange": lambda: quote_exchange(booking, other),
        "cancel": lambda: quote(booking, last),
        "change_passenger": lambda: call(
            "tickets/change_passenger", path={"ticket_id": last}, body={"name": "Keza"}, caller=PASSENGER
        ),
        "extend": lambda: call("bookings/extend_hold", path=path, caller=PASSENGER),
        "pay": lambda: start(booking),
        "release": lambda: call("bookings/release_hold", path=path, caller=PASSENGER),
    }
    for action, attempt in tries.items():
        told = action in overview(booking)["allowed"]
        reply = attempt()
        if not (action == "release" and state is _lapsed):  # it is done, but nobody is offered it
            assert (reply.status < 300) == told, (action, reply.content)
