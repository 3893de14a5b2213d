"""Customers cancel what they paid for: by a quote, whole or in part, and every franc is where it belongs."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support import books
from tests.support.audited import audited
from tests.support.buying import callback, expect, give_back, hold, look, paid, pay, quote, sell, wish
from tests.support.cancelling import cancel, follow, tell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.driving import board
from tests.support.functions import call, run
from tests.support.network import LEAVES, publish
from tests.support.people import (
    AGENT,
    ANONYMOUS,
    DRIVER,
    FINANCE,
    OTHER_PASSENGER,
    PASSENGER,
    POS_DEVICE,
    SUPERVISOR,
    Person,
    key,
)
from tests.support.provider import FakeProvider
from tms.companies.policy import Band
from tms.kernel.clock import now, rfc3339
from tms.payments import check_refund
from tms.payments.ledger import LedgerAccount
from tms.payments.on_check_due import Unsettled
from tms.payments.payment import MOST_REFUNDS
from tms.payments.provider import ChargeStatus
from tms.payments.settlement import settle
from tms.trips.trip import Trip
from tms.trips.trip_windows import Windows

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")

FARE = 3500
GENEROUS = Windows(cancellation=(Band(1, 100), Band(0, 30)))


@pytest.fixture
def booking(trip: Trip, provider: FakeProvider) -> dict[str, Any]:
    """Two seats, two hours before the departure: half of the price goes back."""
    return sell(trip, provider, "1A", "1B")


def first(booking: dict[str, Any]) -> str:
    return str(booking["tickets"][0]["ticket_id"])


def cancelled(booking: dict[str, Any], *tickets: str, caller: Person = PASSENGER) -> dict[str, Any]:
    """Ask for a quote and take it up."""
    return expect(200, give_back(booking, expect(200, quote(booking, *tickets, caller=caller)), caller))


def balances(trip: Trip) -> dict[str, int]:
    """The balances of the ledger that are not zero, after all rules held."""
    found = books.audit(trip)
    return {str(each): found.balance(each) for each in LedgerAccount if found.balance(each)}


def scan(trip: Trip, ticket_id: str, nonce: str = "nonce-0001") -> str:
    ticket = expect(200, call("tickets/get_ticket", path={"ticket_id": ticket_id}, caller=PASSENGER))
    body = {"token": ticket["token"], "nonce": nonce, "scanned_at": rfc3339(now())}
    reply = call("tickets/scan_ticket", path={"trip_id": trip.trip_id}, body=body, caller=DRIVER)
    return str(expect(200, reply)["verdict"])


class TestQuote:
    def test_it_tells_price_refund_and_fee_line_by_line(self, booking: dict[str, Any]):
        offer = expect(200, quote(booking))
        assert [line["seat"] for line in offer["lines"]] == ["1A", "1B"]
        assert {(line["price"]["amount"], line["refund"]["amount"]) for line in offer["lines"]} == {
            (FARE, FARE // 2)
        }
        assert [offer[each]["amount"] for each in ("price", "refund", "fee")] == [7000, 3500, 3500]
        assert (offer["percent"], offer["reason"]) == (50, "tickets_cancelled")
        assert offer["until"] == rfc3339(LEAVES - timedelta(hours=2))

    def test_it_changes_nothing(self, booking: dict[str, Any], trip: Trip):
        before = books.audit(trip)
        assert expect(200, quote(booking)) == expect(200, quote(booking))
        assert books.audit(trip) == before
        assert look(booking) == booking

    @pytest.mark.parametrize(("hours", "percent"), [(30, 100), (24, 100), (23.99, 50), (2, 50), (1.99, 0)])
    def test_the_time_before_the_departure_decides(
        self, provider: FakeProvider, clock: HeldClock, hours: float, percent: int
    ):
        leaves = LEAVES + timedelta(days=3)
        bought = sell(publish(5, leaves), provider, "1A")
        clock.set(leaves - timedelta(hours=hours))
        offer = expect(200, quote(bought))
        assert offer["percent"] == percent
        assert offer["refund"]["amount"] == FARE * percent // 100

    def test_the_bands_of_the_purchase_count(self, provider: FakeProvider):
        bought = sell(publish(6, windows=GENEROUS), provider, "1A")
        assert bought["cancellation"] == [
            {"hours_before": 1, "refund_percent": 100},
            {"hours_before": 0, "refund_percent": 30},
        ]
        assert expect(200, quote(bought))["percent"] == 100

    def test_once_the_bus_should_have_left_nothing_is_offered(
        self, booking: dict[str, Any], clock: HeldClock
    ):
        clock.set(LEAVES)
        assert quote(booking).code == "trip_departed"

    def test_a_hold_is_not_paid(self, trip: Trip):
        assert quote(hold(trip, "2A")).code == "not_paid"

    def test_a_ticket_of_somebody_else_is_none(self, booking: dict[str, Any], trip: Trip, provider: Any):
        other = sell(trip, provider, "2A", caller=OTHER_PASSENGER)
        reply = quote(booking, first(booking), first(other))
        assert (reply.code, reply.json["pointer"]) == ("no_such_ticket", "/ticket_ids/1")

    def test_strangers_see_no_booking_and_finance_changes_none(self, booking: dict[str, Any]):
        assert quote(booking, caller=OTHER_PASSENGER).code == "booking_not_found"
        assert quote(booking, caller=POS_DEVICE).code == "booking_not_found"
        assert quote(booking, caller=FINANCE).code == "not_allowed"


class TestWhole:
    @pytest.fixture
    def done(self, booking: dict[str, Any]) -> dict[str, Any]:
        return cancelled(booking)

    def test_booking_tickets_and_seats_are_cancelled_at_once(
        self, booking: dict[str, Any], done: dict[str, Any], trip: Trip
    ):
        assert (done["status"], done["tickets_left"], done["refund"]["amount"]) == ("CANCELLED", 0, 3500)
        assert look(booking)["status"] == "CANCELLED"
        found = books.audit(trip)
        assert {ticket.status.value for ticket in found.tickets.values()} == {"VOID"}
        assert found.legs_sold_or_held == 0
        assert scan(trip, first(booking)) == "void"

    def test_the_seats_are_free_for_others(self, done: dict[str, Any], trip: Trip, provider: FakeProvider):
        sell(trip, provider, "1A", "1B", caller=OTHER_PASSENGER)
        books.audit(trip)

    def test_what_goes_back_is_owed_and_the_rest_is_a_fee(self, done: dict[str, Any], trip: Trip):
        assert balances(trip) == {
            "mobile_money": 7000,
            "owed_to_payers": -3500,
            "cancellation_fees": -3500,
        }

    def test_the_refund_follows_and_is_seen_with_the_payment(
        self, booking: dict[str, Any], done: dict[str, Any], trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        (refund,) = paid(booking)["refunds"]
        assert done["refunds"] == [refund]
        assert (refund["status"], refund["reason"], refund["settled_at"]) == (
            "REFUNDING",
            "tickets_cancelled",
            None,
        )
        tell(cloud)
        assert run("payments/on_check_due", cloud.messages("PaymentChecks")) == []
        (asked,) = provider.refunds.values()
        assert (asked.amount and asked.amount.amount, asked.external_id) == (3500, refund["refund_id"])
        provider.end_refund(refund["refund_id"], ChargeStatus.SUCCEEDED)
        assert check_refund.check_refund(booking["payment_id"], refund["refund_id"], provider) == 0
        shown = paid(booking)
        assert (shown["status"], shown["refunds"][0]["status"]) == ("SUCCEEDED", "REFUNDED")
        assert shown["refunds"][0]["settled_at"]
        assert balances(trip) == {"mobile_money": 3500, "cancellation_fees": -3500}

    def test_the_same_quote_again_is_answered_alike_and_gives_nothing_more(
        self, booking: dict[str, Any], done: dict[str, Any], trip: Trip
    ):
        before = books.audit(trip)
        assert expect(200, give_back(booking, done)) == done
        assert books.audit(trip) == before

    def test_nothing_is_left_to_cancel_or_to_pay(self, booking: dict[str, Any], done: dict[str, Any]):
        assert quote(booking).code == "booking_cancelled"
        body = {"booking_id": booking["booking_id"], "method": "momo", "payer": {"phone": "0788123456"}}
        again = call("payments/start_payment", body=body, caller=PASSENGER, headers=key())
        assert again.code == "booking_cancelled"

    def test_the_customer_is_told_and_not_that_the_company_cancelled(
        self, done: dict[str, Any], cloud: Cloud
    ):
        tell(cloud)
        told = [record["body"] for record in cloud.messages("all")["Records"]]
        assert sum('"booking.given_back"' in body for body in told) == 1
        assert not any('"booking.cancelled"' in body for body in told)

    def test_a_trip_that_is_cancelled_later_gives_nothing_twice(
        self, booking: dict[str, Any], done: dict[str, Any], trip: Trip, cloud: Cloud
    ):
        before = balances(trip)
        expect(200, cancel(trip.trip_id))
        assert follow(cloud) == []
        assert balances(trip) == before


class TestPart:
    @pytest.fixture
    def done(self, booking: dict[str, Any]) -> dict[str, Any]:
        return cancelled(booking, first(booking))

    def test_the_other_ticket_stays_good(
        self, booking: dict[str, Any], done: dict[str, Any], trip: Trip, clock: HeldClock
    ):
        assert (done["status"], done["tickets_left"]) == ("CONFIRMED", 1)
        shown = look(booking)
        assert shown["status"] == "CONFIRMED"
        assert [each["seat"] for each in shown["tickets"]] == ["1B"]
        assert [each["seat"] for each in shown["cancelled_tickets"]] == ["1A"]
        assert shown["total"]["amount"] == FARE
        board(trip, clock)
        assert scan(trip, first(booking)) == "void"
        assert scan(trip, booking["tickets"][1]["ticket_id"]) == "ok"
        books.audit(trip)

    def test_the_ledger_has_the_price_of_the_good_ticket(self, done: dict[str, Any], trip: Trip):
        assert balances(trip) == {
            "mobile_money": 7000,
            "ticket_sales": -3500,
            "owed_to_payers": -1750,
            "cancellation_fees": -1750,
        }

    def test_the_rest_may_be_cancelled_too(self, booking: dict[str, Any], done: dict[str, Any], trip: Trip):
        second = cancelled(booking)
        assert (second["status"], second["refund"]["amount"]) == ("CANCELLED", 1750)
        assert len(paid(booking)["refunds"]) == 2
        assert balances(trip) == {
            "mobile_money": 7000,
            "owed_to_payers": -3500,
            "cancellation_fees": -3500,
        }

    def test_a_trip_that_is_cancelled_later_gives_the_rest_back_and_leaves_the_fee(
        self, booking: dict[str, Any], done: dict[str, Any], trip: Trip, cloud: Cloud, provider: FakeProvider
    ):
        expect(200, cancel(trip.trip_id))
        assert follow(cloud) == []
        assert look(booking)["status"] == "CANCELLED"
        assert balances(trip) == {
            "mobile_money": 7000,
            "owed_to_payers": -5250,
            "cancellation_fees": -1750,
        }
        shown = paid(booking)
        assert {each["reason"] for each in shown["refunds"]} == {"tickets_cancelled", "trip_cancelled"}
        for each in shown["refunds"]:
            assert check_refund.check_refund(booking["payment_id"], each["refund_id"], provider) > 0
            provider.end_refund(each["refund_id"], ChargeStatus.SUCCEEDED)
            assert check_refund.check_refund(booking["payment_id"], each["refund_id"], provider) == 0
        assert balances(trip) == {"mobile_money": 1750, "cancellation_fees": -1750}

    def test_a_quote_for_the_whole_that_is_older_is_offered_anew(self, booking: dict[str, Any], trip: Trip):
        whole = expect(200, quote(booking))
        cancelled(booking, first(booking))
        reply = give_back(booking, whole)
        assert (reply.status, reply.code) == (409, "quote_changed")
        offer = reply.json["quote"]
        assert [line["seat"] for line in offer["lines"]] == ["1B"]
        assert expect(200, give_back(booking, offer))["status"] == "CANCELLED"
        books.audit(trip)

    def test_a_quote_for_tickets_that_are_cancelled_is_refused(self, booking: dict[str, Any]):
        own = expect(200, quote(booking, first(booking)))
        both = expect(200, quote(booking, first(booking), booking["tickets"][1]["ticket_id"]))
        assert len(both["lines"]) == 2
        cancelled(booking, booking["tickets"][1]["ticket_id"])
        again = give_back(booking, own)
        assert again.code == "quote_changed", "the last ticket of a booking is the whole of it"
        assert again.json["quote"]["refund"] == own["refund"]

    def test_all_tickets_by_name_are_the_whole(self, booking: dict[str, Any]):
        tickets = [each["ticket_id"] for each in booking["tickets"]]
        assert expect(200, quote(booking, *tickets)) == expect(200, quote(booking))

    def test_the_customer_is_told_how_many(self, done: dict[str, Any], cloud: Cloud):
        tell(cloud)
        told = [record["body"] for record in cloud.messages("all")["Records"]]
        assert sum('"booking.given_back"' in body and '"tickets":1' in body for body in told) == 1


class TestAccepted:
    def test_a_quote_whose_time_is_over_is_offered_anew(
        self, booking: dict[str, Any], clock: HeldClock, trip: Trip
    ):
        offer = expect(200, quote(booking))
        clock.wait(1)
        reply = give_back(booking, offer)
        assert (reply.status, reply.code) == (409, "quote_changed")
        assert (reply.json["quote"]["percent"], reply.json["quote"]["refund"]["amount"]) == (0, 0)
        assert look(booking)["status"] == "CONFIRMED"
        done = expect(200, give_back(booking, reply.json["quote"]))
        assert (done["refund"]["amount"], done["refunds"]) == (0, [])
        assert balances(trip) == {"mobile_money": 7000, "cancellation_fees": -7000}

    def test_a_quote_of_another_booking_is_none(
        self, booking: dict[str, Any], trip: Trip, provider: FakeProvider
    ):
        other = sell(trip, provider, "2A")
        assert give_back(booking, expect(200, quote(other))).code == "quote_not_found"
        assert look(booking)["status"] == "CONFIRMED"

    def test_an_unknown_quote_is_none(self, booking: dict[str, Any]):
        unknown = {"quote_id": booking["booking_id"].replace("bkg_", "quo_")}
        assert give_back(booking, unknown).code == "quote_not_found"

    def test_a_stranger_cannot_take_up_a_quote(self, booking: dict[str, Any]):
        offer = expect(200, quote(booking))
        assert give_back(booking, offer, OTHER_PASSENGER).code == "booking_not_found"

    def test_tickets_of_passengers_that_boarded_stay(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        bought = sell(trip, provider, "1A", "1B")
        board(trip, clock)
        offer, other = expect(200, quote(bought)), bought["tickets"][1]["ticket_id"]
        assert scan(trip, first(bought)) == "ok"
        reply = give_back(bought, offer)
        assert (reply.code, reply.json["ticket_ids"]) == ("already_boarded", [first(bought)])
        assert quote(bought).code == "already_boarded"
        assert cancelled(bought, other)["tickets_left"] == 1
        books.audit(trip)

    def test_of_a_trip_that_was_cancelled_the_money_goes_back_by_itself(
        self, booking: dict[str, Any], trip: Trip, cloud: Cloud
    ):
        offer = expect(200, quote(booking))
        expect(200, cancel(trip.trip_id))
        assert give_back(booking, offer).code == "trip_cancelled"
        assert follow(cloud) == []
        assert give_back(booking, offer).code == "booking_cancelled"

    def test_staff_cancel_for_a_customer_and_are_written_down(self, booking: dict[str, Any], cloud: Cloud):
        assert cancelled(booking, caller=AGENT)["status"] == "CANCELLED"
        (entry,) = [each for each in audited(cloud) if each.action == "booking.cancelled"]
        assert (entry.actor, entry.target) == (AGENT["subject"], booking["booking_id"])

    def test_a_guest_cancels_with_the_booking_key(self, trip: Trip, provider: FakeProvider):
        headers = {"Booking-Key": "pQ4mXt9_Lr2aUz8-Wd6kHy0c", **key()}
        reply = call("bookings/hold_seats", body=wish(trip, "1A"), caller=ANONYMOUS, headers=headers)
        held = expect(201, reply)
        payment = pay(held, ANONYMOUS, **headers)
        provider.approve(payment["payment_id"])
        assert callback(payment).status == 204
        offer = expect(200, quote(held, caller=ANONYMOUS, **headers))
        assert give_back(held, offer, ANONYMOUS).code == "booking_not_found"
        assert expect(200, give_back(held, offer, ANONYMOUS, **headers))["status"] == "CANCELLED"
        books.audit(trip)


class TestLate:
    """The bus is late by an hour: all money goes back, up to the minute in which it leaves."""

    @pytest.mark.parametrize(("minutes", "percent"), [(59, 50), (60, 100)])
    def test_all_goes_back_from_an_hour_on(
        self, booking: dict[str, Any], trip: Trip, minutes: int, percent: int
    ):
        delay(trip, minutes)
        offer = expect(200, quote(booking))
        assert offer["percent"] == percent
        assert offer["reason"] == ("trip_late" if percent == 100 else "tickets_cancelled")

    def test_also_after_the_planned_departure(self, booking: dict[str, Any], trip: Trip, clock: HeldClock):
        delay(trip, 90)
        clock.set(LEAVES + timedelta(minutes=89))
        done = cancelled(booking)
        assert done["refund"]["amount"] == 7000
        assert done["refunds"][0]["reason"] == "trip_late"
        assert balances(trip) == {"mobile_money": 7000, "owed_to_payers": -7000}

    def test_not_once_it_has_left(self, booking: dict[str, Any], trip: Trip, clock: HeldClock):
        delay(trip, 90)
        clock.set(LEAVES + timedelta(minutes=90))
        assert quote(booking).code == "trip_departed"

    def test_a_delay_that_is_taken_back_changes_the_quote(self, booking: dict[str, Any], trip: Trip):
        delay(trip, 60)
        offer = expect(200, quote(booking))
        delay(trip, 0)
        reply = give_back(booking, offer)
        assert (reply.code, reply.json["quote"]["percent"]) == ("quote_changed", 50)


def delay(trip: Trip, minutes: int) -> None:
    body = {"from_stop": 0, "minutes": minutes, "reason": "A road is closed."}
    expect(200, call("trips/delay_trip", path={"trip_id": trip.trip_id}, body=body, caller=SUPERVISOR))


class TestRefund:
    @pytest.fixture
    def refund(self, booking: dict[str, Any]) -> dict[str, Any]:
        (refund,) = cancelled(booking)["refunds"]
        return {**refund, "payment_id": booking["payment_id"]}

    def check(self, refund: dict[str, Any], provider: FakeProvider) -> int:
        return check_refund.check_refund(refund["payment_id"], refund["refund_id"], provider)

    def test_it_is_asked_for_once(self, refund: dict[str, Any], provider: FakeProvider):
        for _ in range(3):
            assert self.check(refund, provider) > 0
        assert len(provider.refunds) == 1

    def test_it_goes_back_once(self, refund: dict[str, Any], provider: FakeProvider, trip: Trip):
        self.check(refund, provider)
        provider.end_refund(refund["refund_id"], ChargeStatus.SUCCEEDED)
        for _ in range(3):
            assert self.check(refund, provider) == 0
        assert balances(trip) == {"mobile_money": 3500, "cancellation_fees": -3500}

    def test_without_an_answer_it_is_asked_again(self, refund: dict[str, Any], provider: FakeProvider):
        provider.down = True
        assert self.check(refund, provider) > 0
        assert provider.refunds == {}
        provider.down = False
        assert self.check(refund, provider) > 0
        assert len(provider.refunds) == 1

    def test_one_that_fails_is_tried_again_with_another_reference(
        self, refund: dict[str, Any], provider: FakeProvider, clock: HeldClock
    ):
        self.check(refund, provider)
        provider.end_refund(refund["refund_id"], ChargeStatus.FAILED)
        self.check(refund, provider)
        self.check(refund, provider)
        assert len(provider.refunds) == 1, "not before a pause"
        clock.wait(61)
        self.check(refund, provider)
        provider.end_refund(refund["refund_id"], ChargeStatus.SUCCEEDED, attempt=1)
        assert self.check(refund, provider) == 0

    def test_after_the_last_try_a_person_is_told(
        self, refund: dict[str, Any], provider: FakeProvider, clock: HeldClock
    ):
        for attempt in range(MOST_REFUNDS - 1):
            self.check(refund, provider)
            provider.end_refund(refund["refund_id"], ChargeStatus.FAILED, attempt)
            self.check(refund, provider)
            clock.wait(3601)
        self.check(refund, provider)
        provider.end_refund(refund["refund_id"], ChargeStatus.FAILED, MOST_REFUNDS - 1)
        with pytest.raises(Unsettled):
            self.check(refund, provider)


def test_money_that_comes_twice_after_a_cancellation_goes_back_as_paid_already(
    trip: Trip, provider: FakeProvider
):
    booking = hold(trip, "1A")
    given_up = pay(booking)
    provider.decline(given_up["payment_id"])
    callback(given_up)
    payment = pay(booking)
    provider.approve(payment["payment_id"])
    callback(payment)
    cancelled(booking)
    provider.approve(given_up["payment_id"])
    settle(given_up["payment_id"], provider)
    shown = paid(given_up)
    assert (shown["status"], shown["failure"]["code"]) == ("REFUNDING", "paid_already")
    books.audit(trip)
