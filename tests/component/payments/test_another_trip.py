"""A trip is cancelled: its passengers take another one at no cost, or their money, and never both."""

from typing import Any

import pytest

from tests.support.audited import audited
from tests.support.buying import (
    exchange,
    expect,
    give_back,
    look,
    overview,
    paid,
    quote,
    quote_exchange,
    sell,
)
from tests.support.cancelling import cancel, follow
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.exchange_books import audit_all
from tests.support.functions import Reply, call
from tests.support.network import publish
from tests.support.people import AGENT, FINANCE, OTHER_PASSENGER, PASSENGER, Person
from tests.support.provider import FakeProvider
from tms.payments import choice_store, exchange_booking, on_check_due
from tms.payments.payment import CHOICE_PAUSE
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")

FARE, DEARER, CHEAPER = 3500, 5000, 2000
CHOICE = 60


@pytest.fixture
def booking(trip: Trip, provider: FakeProvider, cloud: Cloud) -> dict[str, Any]:
    """A booking of two whose trip was cancelled, with an hour to choose."""
    sold = sell(trip, provider, "1A", "1B")
    expect(200, cancel(trip.trip_id, choice_minutes=CHOICE))
    assert follow(cloud) == []
    return look(sold)


def rebooked(booking: dict[str, Any], to: Trip, caller: Person = PASSENGER, **wish: Any) -> dict[str, Any]:
    return expect(
        200, exchange(booking, expect(200, quote_exchange(booking, to, caller, **wish)), caller=caller)
    )


def money(booking: dict[str, Any], caller: Person = PASSENGER) -> Reply:
    path = {"booking_id": booking["booking_id"]}
    return call("payments/take_money_back", path=path, caller=caller)


def check(booking: dict[str, Any], provider: FakeProvider) -> int:
    """Look at the payment as the queue of checks does; return the seconds until the next look."""
    return on_check_due.check_payment(booking["payment_id"], provider)


class TestTheChoice:
    def test_the_money_waits_and_the_page_says_until_when(
        self, booking: dict[str, Any], provider: FakeProvider, trip: Trip
    ):
        assert check(booking, provider) == CHOICE_PAUSE
        assert provider.refunds == {}
        shown = overview(booking)
        assert shown["choose_until"] == "2026-11-22T07:00:00+02:00"
        assert shown["allowed"] == ["exchange", "take_money_back"]
        assert audit_all([trip]) == {"mobile_money": 7000, "owed_to_payers": -7000}

    def test_unless_staff_give_time_the_money_goes_back_at_once(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, other: Any
    ):
        sold = sell(trip, provider, "1A")
        expect(200, cancel(trip.trip_id))
        assert follow(cloud) == []
        check(sold, provider)
        assert len(provider.refunds) == 1
        assert quote_exchange(sold, other(FARE)).code == "booking_cancelled"
        assert overview(sold)["allowed"] == []

    @pytest.mark.parametrize("minutes", [-1, 12 * 60 + 1])
    def test_the_time_is_half_a_day_at_most(self, trip: Trip, minutes: int):
        assert cancel(trip.trip_id, choice_minutes=minutes).status == 422

    def test_whoever_chooses_nothing_gets_the_money(
        self, booking: dict[str, Any], provider: FakeProvider, clock: HeldClock, other: Any, trip: Trip
    ):
        offer = expect(200, quote_exchange(booking, other(FARE)))
        clock.wait(CHOICE * 60)
        check(booking, provider)
        provider.end_refunds()
        assert check(booking, provider) == 0
        assert audit_all([trip]) == {}
        assert exchange(booking, offer).code == "booking_cancelled"
        assert overview(booking)["choose_until"] is None

    def test_parts_of_payments_go_back_at_once(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        sold = sell(trip, provider, "1A", "1B")
        expect(200, give_back(sold, expect(200, quote(sold, sold["tickets"][0]["ticket_id"]))))
        expect(200, cancel(trip.trip_id, choice_minutes=CHOICE))
        assert follow(cloud) == []
        assert overview(sold)["allowed"] == []
        assert sum(each["amount"]["amount"] for each in paid(sold)["refunds"]) == FARE + FARE // 2


class TestAnotherTrip:
    @pytest.mark.parametrize(
        ("fare", "price", "back"), [(DEARER, FARE, 0), (FARE, FARE, 0), (CHEAPER, CHEAPER, 1500)]
    )
    def test_it_costs_no_more_and_what_it_costs_less_goes_back(
        self, booking: dict[str, Any], trip: Trip, other: Any, fare: int, price: int, back: int
    ):
        to = other(fare)
        done = rebooked(booking, to, seats=["2A", "2B"])
        assert (done["status"], done["due"]["amount"], done["payment"]) == ("CONFIRMED", 0, None)
        assert [each["seat"] for each in done["tickets"]] == ["2A", "2B"]
        assert look(booking)["exchanged_for"] == done["booking_id"]
        owed = {"owed_to_payers": -2 * back} if back else {}
        assert audit_all([trip, to]) == {"mobile_money": 7000, "ticket_sales": -2 * price, **owed}
        assert sum(each["amount"]["amount"] for each in done["refunds"]) == 2 * back
        assert {each["reason"] for each in done["refunds"]} <= {"trip_cancelled"}

    def test_the_money_stays_whatever_the_queue_of_checks_still_does(
        self, booking: dict[str, Any], provider: FakeProvider, other: Any, clock: HeldClock
    ):
        rebooked(booking, other(FARE))
        assert check(booking, provider) == 0
        clock.wait(CHOICE * 60)
        assert check(booking, provider) == 0
        assert provider.refunds == {}
        assert money(booking).code == "no_money_waits"

    def test_the_same_quote_again_is_the_same_trip(self, booking: dict[str, Any], trip: Trip, other: Any):
        to = other(CHEAPER)
        offer = expect(200, quote_exchange(booking, to))
        done = expect(200, exchange(booking, offer))
        before = audit_all([trip, to])
        assert expect(200, exchange(booking, offer)) == done
        assert audit_all([trip, to]) == before

    def test_a_second_trip_is_refused(self, booking: dict[str, Any], other: Any):
        rebooked(booking, other(FARE))
        assert quote_exchange(booking, publish(5)).code == "booking_exchanged"

    def test_it_goes_the_same_way(self, booking: dict[str, Any], other: Any):
        assert quote_exchange(booking, other(FARE), to="Rubavu").code == "another_way"

    def test_its_trip_is_cancelled_too_and_the_money_goes_back(
        self, booking: dict[str, Any], trip: Trip, other: Any, cloud: Cloud
    ):
        to = other(FARE)
        done = rebooked(booking, to)
        expect(200, cancel(to.trip_id))
        assert follow(cloud) == []
        assert look(done)["status"] == "CANCELLED"
        assert audit_all([trip, to]) == {"mobile_money": 7000, "owed_to_payers": -7000}

    def test_staff_choose_for_the_customer(self, booking: dict[str, Any], other: Any):
        done = rebooked(booking, other(FARE), AGENT)
        assert look(done)["status"] == "CONFIRMED"

    def test_strangers_choose_nothing(self, booking: dict[str, Any], other: Any):
        assert quote_exchange(booking, other(FARE), OTHER_PASSENGER).code == "booking_not_found"


class TestTheMoney:
    def test_it_waits_no_longer_and_a_repeat_is_answered_the_same(
        self, booking: dict[str, Any], provider: FakeProvider, other: Any
    ):
        chosen = expect(200, money(booking))
        assert chosen["status"] == "REFUNDING"
        assert expect(200, money(booking)) == chosen
        check(booking, provider)
        assert len(provider.refunds) == 1
        assert quote_exchange(booking, other(FARE)).code == "booking_cancelled"
        provider.end_refunds()
        assert check(booking, provider) == 0
        assert expect(200, money(booking))["status"] == "REFUNDED"

    def test_staff_who_choose_it_are_audited(self, booking: dict[str, Any], cloud: Cloud):
        expect(200, money(booking, AGENT))
        assert [each.actor for each in audited(cloud) if each.action == "booking.money_chosen"] == [
            AGENT["subject"]
        ]
        assert money(booking, FINANCE).status == 403

    def test_of_a_good_booking_no_money_waits(self, trip: Trip, provider: FakeProvider):
        assert money(sell(trip, provider, "1A")).code == "no_money_waits"


class TestNeverBoth:
    def test_the_refund_begins_while_the_trip_is_chosen(
        self,
        booking: dict[str, Any],
        trip: Trip,
        other: Any,
        provider: FakeProvider,
        clock: HeldClock,
        monkeypatch: pytest.MonkeyPatch,
    ):
        to, write = other(FARE), exchange_booking._write
        offer = expect(200, quote_exchange(booking, to))
        clock.wait(CHOICE * 60 - 1)

        def late(*what: Any) -> None:
            """Let the time of the choice end behind the reading, and the money go back."""
            clock.wait(1)
            check(booking, provider)
            write(*what)

        monkeypatch.setattr(exchange_booking, "_write", late)
        assert exchange(booking, offer).code == "booking_cancelled"
        assert len(provider.refunds) == 1
        assert audit_all([trip, to]) == {"mobile_money": 7000, "owed_to_payers": -7000}

    def test_the_trip_is_chosen_while_the_refund_begins(
        self,
        booking: dict[str, Any],
        trip: Trip,
        other: Any,
        provider: FakeProvider,
        clock: HeldClock,
        monkeypatch: pytest.MonkeyPatch,
    ):
        to, begin = other(FARE), choice_store.begin_refund
        offer = expect(200, quote_exchange(booking, to))
        moment = clock.moment

        def late(payment: Any) -> bool:
            """Let the trip be chosen a moment before the refund is written down."""
            clock.set(moment)
            expect(200, exchange(booking, offer))
            return begin(payment)

        monkeypatch.setattr(choice_store, "begin_refund", late)
        clock.wait(CHOICE * 60)
        assert check(booking, provider) == 0
        assert provider.refunds == {}
        assert audit_all([trip, to]) == {"mobile_money": 7000, "ticket_sales": -7000}
