"""Payments: begun, settled by callback or by check, refused, and late; the books always balance."""

import json
from typing import Any

import pytest

from tests.support.buying import callback, expect, hold, look, paid, pay, sell, start
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud, sqs_record
from tests.support.functions import Reply, call, run
from tests.support.logs import Logs
from tests.support.people import (
    ANONYMOUS,
    AS_GUEST,
    COMPANY,
    OTHER_PASSENGER,
    PASSENGER,
    key,
)
from tests.support.provider import FakeProvider
from tms.kernel.access import suspension
from tms.kernel.clock import now
from tms.kernel.events.catalogue import PaymentPending
from tms.kernel.events.cloud_events import event_of
from tms.kernel.ids import derived_id
from tms.kernel.money import Money
from tms.kernel.store import Transaction
from tms.payments.payment import GIVE_UP_SECONDS, HEARD_SECONDS
from tms.payments.provider import ChargeStatus, FailureCode
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")

NO_PAYMENT = derived_id("pay", "nowhere")


def check(payment: dict[str, Any]) -> list[str]:
    """Let the queue of checks deliver the payment; return the messages that are to come again."""
    data = PaymentPending("co", payment["payment_id"], payment["booking_id"])
    event = event_of("change", "payments", payment["payment_id"], now(), data)
    return run("payments/on_check_due", {"Records": [sqs_record(event.to_json())]})


def books(cloud: Cloud) -> dict[str, int]:
    """The sums of the ledger's accounts that are not zero; every posting of it sums to zero."""
    sums: dict[str, int] = {}
    for item in cloud.items("payments", "LEDGER#"):
        entries = json.loads(item["entries"])
        assert sum(amount for _, amount in entries) == 0
        for account, amount in entries:
            sums[account] = sums.get(account, 0) + amount
    return {account: amount for account, amount in sums.items() if amount}


def tickets(cloud: Cloud) -> list[str]:
    return [item["status"] for item in cloud.items("tickets")]


class TestSuspendedCompany:
    def test_what_was_held_before_is_not_sold_any_more(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        booking = hold(trip, "1A")
        suspend(COMPANY)
        refused = start(booking)
        assert (refused.status, refused.code) == (409, "sales_closed")
        assert cloud.items("payments") == []
        assert look(booking)["hold_expires_at"] == booking["hold_expires_at"]

    def test_a_payment_that_was_begun_before_is_settled_and_answers_its_repeat(
        self, trip: Trip, provider: FakeProvider
    ):
        booking, sent = hold(trip, "1A"), key()
        payment = expect(202, start(booking, **sent))
        suspend(COMPANY)
        assert expect(202, start(booking, **sent))["payment_id"] == payment["payment_id"]
        provider.approve(payment["payment_id"])
        callback(payment)
        assert look(booking)["status"] == "CONFIRMED"


def suspend(company: str) -> None:
    transaction = Transaction()
    suspension.suspend_company(transaction, company, "The licence has run out.")
    transaction.commit()


class TestBeginning:
    def test_the_payer_is_asked_for_the_booking_s_total(self, trip: Trip, provider: FakeProvider):
        booking = hold(trip, "1A", "1B")
        payment = pay(booking)
        assert payment["status"] == "PENDING"
        assert payment["amount"] == {"amount": 7000, "currency": "RWF"}
        assert (payment["failure"], payment["settled_at"]) == (None, None)
        (charge,) = provider.charges.values()
        assert (charge.amount, charge.external_id) == (Money(7000, "RWF"), payment["payment_id"])
        ((phone, message, address),) = provider.asked
        assert phone == "+250788123456"
        assert booking["booking_id"][-8:] in message
        assert address == "https://api.tms.example/v1/payments/callbacks/momo"

    def test_without_an_address_of_our_own_no_callback_is_asked_for(
        self, trip: Trip, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setenv("PUBLIC_URL", "")
        pay(hold(trip))
        assert provider.asked[0][2] is None

    def test_the_hold_lasts_ten_minutes_from_then(self, trip: Trip, clock: HeldClock):
        booking = hold(trip)
        clock.wait(599)
        pay(booking)
        clock.wait(599)
        assert look(booking)["status"] == "HELD"
        assert look(booking)["payment_id"]
        clock.wait(1)
        assert look(booking)["status"] == "EXPIRED"

    def test_a_hold_that_is_over_cannot_be_paid(self, trip: Trip, clock: HeldClock, provider: FakeProvider):
        booking = hold(trip)
        clock.wait(600)
        assert (start(booking).status, start(booking).code) == (409, "hold_expired")
        assert not provider.charges

    def test_what_is_paid_is_not_paid_again(self, trip: Trip, provider: FakeProvider):
        booking = sell(trip, provider)
        reply = start(booking)
        assert (reply.status, reply.code) == (409, "already_paid")
        assert len(provider.charges) == 1

    def test_two_payments_of_one_booking_do_not_run_at_once(self, trip: Trip, provider: FakeProvider):
        booking = hold(trip)
        first = pay(booking)
        reply = start(booking)
        assert (reply.status, reply.code) == (409, "payment_running")
        assert reply.json["payment_id"] == first["payment_id"]
        assert len(provider.charges) == 1

    def test_of_two_that_begin_in_one_moment_only_one_asks_the_payer(
        self, trip: Trip, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
    ):
        from tms.bookings.for_payments import start_payment as bookings

        booking = hold(trip)
        before = bookings.find_paid_together
        seen: list[bool] = []

        def at_once(caller: Any, booking_id: str) -> Any:
            found = before(caller, booking_id)
            if not seen:
                seen.append(True)
                pay(booking)  # the other one, between this one's look and its write
            return found

        monkeypatch.setattr(bookings, "find_paid_together", at_once)
        reply = start(booking)
        assert (reply.status, reply.code) == (409, "payment_running")
        assert len(provider.charges) == 1

    def test_the_same_request_with_the_same_key_meets_its_own_payment(
        self, trip: Trip, provider: FakeProvider
    ):
        booking, headers = hold(trip), key()
        first, again = pay(booking, **headers), pay(booking, **headers)
        assert first == again
        assert len(provider.asked) == 1
        provider.approve(first["payment_id"])
        callback(first)
        assert pay(booking, **headers)["status"] == "SUCCEEDED"

    def test_a_repeat_of_one_that_failed_is_that_one(self, trip: Trip, provider: FakeProvider):
        booking, headers = hold(trip), key()
        payment = pay(booking, **headers)
        provider.decline(payment["payment_id"])
        callback(payment)
        assert pay(booking, **headers)["status"] == "FAILED"
        assert len(provider.charges) == 1

    def test_another_request_with_the_same_key_is_refused(self, trip: Trip):
        headers = key()
        pay(hold(trip), **headers)
        reply = start(hold(trip), **headers)
        assert (reply.status, reply.code) == (422, "idempotency_key_reused")

    @pytest.mark.parametrize(
        ("changes", "pointer"),
        [
            ({"method": "card"}, "/method"),
            ({"payer": {}}, "/payer/phone"),
            ({"payer": {"phone": "12"}}, "/payer/phone"),
            ({"booking_id": "1"}, "/booking_id"),
            ({"amount": 1}, "/amount"),
        ],
    )
    def test_a_wrong_field_is_pointed_at(self, trip: Trip, changes: dict[str, Any], pointer: str):
        body = {"booking_id": hold(trip)["booking_id"], "method": "momo", "payer": {"phone": "0788123456"}}
        reply = call("payments/start_payment", body={**body, **changes}, caller=PASSENGER, headers=key())
        assert (reply.status, reply.json["pointer"]) == (422, pointer)


class TestSuccess:
    def test_the_booking_its_seats_its_tickets_and_the_books_change_at_once(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        booking = hold(trip, "1A", "1B")
        payment = pay(booking)
        assert (look(booking)["status"], tickets(cloud), books(cloud)) == ("HELD", [], {})
        provider.approve(payment["payment_id"])
        assert callback(payment).status == 204
        assert look(booking)["status"] == "CONFIRMED"
        assert tickets(cloud) == ["ISSUED", "ISSUED"]
        assert books(cloud) == {"mobile_money": 7000, "ticket_sales": -7000}
        settled = paid(payment)
        assert (settled["status"], settled["settled_at"]) == ("SUCCEEDED", "2026-11-22T06:00:00+02:00")

    def test_a_sold_seat_stays_sold_when_the_hold_would_have_ended(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        booking = sell(trip, provider, "1A")
        clock.wait(3600)
        assert look(booking)["status"] == "CONFIRMED"
        reply = call(
            "bookings/get_seats", path={"trip_id": trip.trip_id}, query={"from": "Nyabugogo", "to": "Musanze"}
        )
        assert reply.json["seats"][0] == {"seat": "1A", "seat_class": "standard", "state": "sold"}

    @pytest.mark.parametrize("repeat", [callback, check])
    def test_hearing_it_again_changes_nothing(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, repeat: Any
    ):
        payment = pay(hold(trip))
        provider.approve(payment["payment_id"])
        callback(payment)
        before = cloud.items("payments"), cloud.items("bookings"), cloud.items("tickets")
        repeat(payment)
        assert (cloud.items("payments"), cloud.items("bookings"), cloud.items("tickets")) == before

    def test_a_check_settles_it_where_no_callback_comes(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        booking = hold(trip)
        payment = pay(booking)
        assert check(payment) == []
        assert len(cloud.items("payments", "LEDGER#")) == 0
        provider.approve(payment["payment_id"])
        assert check(payment) == []
        assert look(booking)["status"] == "CONFIRMED"

    def test_a_guest_pays_and_looks_with_the_booking_s_key(self, trip: Trip, provider: FakeProvider):
        booking = hold(trip, caller=ANONYMOUS)
        payment = pay(booking, ANONYMOUS)
        provider.approve(payment["payment_id"])
        callback(payment)
        path = {"payment_id": payment["payment_id"]}
        assert (
            call("payments/get_payment", path=path, caller=ANONYMOUS, headers=AS_GUEST).json["status"]
            == "SUCCEEDED"
        )
        assert call("payments/get_payment", path=path, caller=ANONYMOUS).code == "payment_not_found"

    def test_a_charge_that_is_heard_of_while_another_check_settles_it_is_settled_once(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
    ):
        payment = pay(hold(trip))
        provider.approve(payment["payment_id"])
        status = provider.status

        def meanwhile(reference: Any) -> Any:
            monkeypatch.setattr(provider, "status", status)
            callback(payment)
            return status(reference)

        monkeypatch.setattr(provider, "status", meanwhile)
        assert callback(payment).status == 204
        assert books(cloud) == {"mobile_money": 3500, "ticket_sales": -3500}
        assert len(cloud.items("payments", "LEDGER#")) == 1


class TestFailure:
    @pytest.mark.parametrize("reason", FailureCode)
    def test_the_customer_is_told_why(self, trip: Trip, provider: FakeProvider, reason: FailureCode):
        payment = pay(hold(trip))
        provider.decline(payment["payment_id"], reason)
        callback(payment)
        failed = paid(payment)
        assert failed["status"] == "FAILED"
        assert failed["failure"] == {"code": reason.value, "detail": reason.words}

    def test_the_seats_stay_held_and_the_customer_may_pay_again(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        booking = hold(trip)
        first = pay(booking)
        provider.decline(first["payment_id"])
        callback(first)
        assert look(booking)["status"] == "HELD"
        second = pay(booking)
        assert second["payment_id"] != first["payment_id"]
        provider.approve(second["payment_id"])
        callback(second)
        assert look(booking)["status"] == "CONFIRMED"
        assert books(cloud) == {"mobile_money": 3500, "ticket_sales": -3500}

    def test_refused_at_once_it_has_failed_and_may_be_tried_again(self, trip: Trip, provider: FakeProvider):
        provider.refuses = "PAYER_NOT_FOUND"
        booking = hold(trip)
        failed = pay(booking)
        assert (failed["status"], failed["failure"]["code"]) == ("FAILED", "payer_not_found")
        provider.refuses = None
        assert pay(booking)["status"] == "PENDING"


class TestProviderDown:
    def test_a_payment_that_could_not_be_asked_for_stays_pending_and_the_check_asks_again(
        self, trip: Trip, provider: FakeProvider, logs: Logs
    ):
        provider.down = True
        booking = hold(trip)
        payment = pay(booking)
        assert payment["status"] == "PENDING"
        assert logs.said("the provider did not answer")
        provider.down = False
        assert check(payment) == []
        assert len(provider.charges) == 1
        provider.approve(payment["payment_id"])
        check(payment)
        assert look(booking)["status"] == "CONFIRMED"

    def test_a_callback_for_a_charge_nobody_made_makes_none(self, trip: Trip, provider: FakeProvider):
        provider.down = True
        payment = pay(hold(trip))
        provider.down = False
        assert callback(payment).status == 204
        assert not provider.charges
        assert paid(payment)["status"] == "PENDING"

    def test_while_it_is_down_the_check_changes_nothing_and_comes_again(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        payment = pay(hold(trip))
        provider.approve(payment["payment_id"])
        provider.down = True
        assert check(payment) == []
        assert paid(payment)["status"] == "PENDING"

    def test_a_charge_that_was_never_heard_of_is_given_up_in_the_end(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        provider.down = True
        payment = pay(hold(trip))
        provider.down = False
        clock.wait(GIVE_UP_SECONDS)
        check(payment)
        assert not provider.charges
        assert paid(payment)["failure"] == {
            "code": "provider_unavailable",
            "detail": "The payment provider could not be reached; try again in a few minutes.",
        }

    def test_asking_again_may_be_refused(self, trip: Trip, provider: FakeProvider):
        provider.down = True
        payment = pay(hold(trip))
        provider.down, provider.refuses = False, "PAYER_NOT_FOUND"
        check(payment)
        assert paid(payment)["status"] == "FAILED"
        check(payment)
        assert paid(payment)["status"] == "FAILED"


class TestCallback:
    def test_a_forged_one_changes_nothing(self, trip: Trip, provider: FakeProvider, cloud: Cloud):
        booking = hold(trip)
        payment = pay(booking)
        assert callback(payment, "SUCCESSFUL").status == 204
        assert (paid(payment)["status"], look(booking)["status"]) == ("PENDING", "HELD")
        assert books(cloud) == {}

    def test_a_forged_failure_changes_nothing(self, trip: Trip, provider: FakeProvider):
        payment = pay(hold(trip))
        provider.approve(payment["payment_id"])
        callback(payment, "FAILED")
        assert paid(payment)["status"] == "SUCCEEDED"

    def test_one_for_a_payment_that_does_not_exist_is_not_found(self):
        reply = callback({"payment_id": NO_PAYMENT})
        assert (reply.status, reply.code) == (404, "payment_not_found")

    @pytest.mark.parametrize(
        "body", [{}, {"externalId": 5}, {"externalId": "pay_1"}, {"externalId": NO_PAYMENT + "0"}]
    )
    def test_one_that_names_no_payment_is_refused(self, body: dict[str, Any]):
        assert call("payments/receive_momo_callback", body=body).status == 422

    def test_fields_that_we_do_not_know_are_the_provider_s_business(self, trip: Trip):
        body = {"externalId": pay(hold(trip))["payment_id"], "payer": {"partyId": "x"}, "somethingNew": [1]}
        assert call("payments/receive_momo_callback", body=body).status == 204


class TestAmount:
    def test_another_amount_settles_nothing_and_somebody_is_called(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, capsys: pytest.CaptureFixture[str]
    ):
        booking = hold(trip)
        payment = pay(booking)
        provider.approve(payment["payment_id"], Money(35, "RWF"))
        assert callback(payment).status == 500
        assert "PaymentAmountDiffers" in capsys.readouterr().out
        assert check(payment) == ["message-1"]
        assert (paid(payment)["status"], look(booking)["status"], books(cloud)) == ("PENDING", "HELD", {})

    def test_the_same_number_of_another_currency_is_another_amount(self, trip: Trip, provider: FakeProvider):
        payment = pay(hold(trip))
        provider.approve(payment["payment_id"], Money(3500, "USD"))
        assert callback(payment).status == 500


class TestLateMoney:
    """The payer approves after the hold has ended."""

    @pytest.fixture
    def late(self, trip: Trip, provider: FakeProvider, clock: HeldClock) -> dict[str, Any]:
        payment = pay(hold(trip, "1A"))
        clock.wait(601)
        provider.approve(payment["payment_id"])
        return payment

    @pytest.mark.parametrize("written_down", [False, True])
    def test_seats_that_are_still_free_are_taken_again(
        self, late: dict[str, Any], cloud: Cloud, written_down: bool
    ):
        from tms.bookings import on_hold_due

        if written_down:
            on_hold_due.expire_hold(late["booking_id"])
        callback(late)
        assert look(late)["status"] == "CONFIRMED"
        assert tickets(cloud) == ["ISSUED"]
        assert books(cloud) == {"mobile_money": 3500, "ticket_sales": -3500}

    def test_where_they_are_gone_the_money_goes_back(
        self, late: dict[str, Any], trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        other = sell(trip, provider, "1A", caller=OTHER_PASSENGER)
        callback(late)
        assert paid(late)["status"] == "REFUNDING"
        assert paid(late)["failure"]["code"] == "seats_gone"
        assert books(cloud) == {"mobile_money": 7000, "ticket_sales": -3500, "owed_to_payers": -3500}
        (refund,) = provider.refunds.values()
        assert refund.amount == Money(3500, "RWF")
        provider.end_refund(late["payment_id"], ChargeStatus.SUCCEEDED)
        check(late)
        assert paid(late)["status"] == "REFUNDED"
        assert books(cloud) == {"mobile_money": 3500, "ticket_sales": -3500}
        assert look(late)["status"] == "EXPIRED"
        assert look(other, OTHER_PASSENGER)["status"] == "CONFIRMED"
        assert tickets(cloud) == ["ISSUED"]

    def test_one_seat_of_two_gone_is_all_the_money_back(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        payment = pay(hold(trip, "1A", "1B"))
        clock.wait(601)
        hold(trip, "1B", caller=OTHER_PASSENGER)
        provider.approve(payment["payment_id"])
        callback(payment)
        assert paid(payment)["status"] == "REFUNDING"
        hold(trip, "1A", caller=OTHER_PASSENGER)  # it was not taken

    def test_the_second_of_two_payments_for_one_booking_goes_back(
        self, trip: Trip, provider: FakeProvider, cloud: Cloud, clock: HeldClock
    ):
        """The first had failed and comes through after all."""
        booking = hold(trip)
        first = pay(booking)
        provider.decline(first["payment_id"])
        callback(first)
        second = pay(booking)
        provider.approve(second["payment_id"])
        callback(second)
        provider.approve(first["payment_id"])
        clock.wait(HEARD_SECONDS)
        callback(first)
        assert (paid(first)["status"], paid(second)["status"]) == ("REFUNDING", "SUCCEEDED")
        provider.end_refund(first["payment_id"], ChargeStatus.SUCCEEDED)
        check(first)
        assert paid(first)["status"] == "REFUNDED"
        assert books(cloud) == {"mobile_money": 3500, "ticket_sales": -3500}

    def test_a_failed_charge_that_comes_through_in_time_still_buys(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        booking = hold(trip)
        payment = pay(booking)
        provider.decline(payment["payment_id"])
        callback(payment)
        provider.approve(payment["payment_id"])
        clock.wait(HEARD_SECONDS)
        callback(payment)
        assert paid(payment)["status"] == "SUCCEEDED"
        assert paid(payment)["failure"] is None
        assert look(booking)["status"] == "CONFIRMED"

    def test_a_refund_that_was_refused_stays_visible_and_is_tried_again(
        self, late: dict[str, Any], trip: Trip, provider: FakeProvider, capsys: pytest.CaptureFixture[str]
    ):
        hold(trip, "1A", caller=OTHER_PASSENGER)
        provider.refuses_refunds = "NOT_ENOUGH_FUNDS"
        callback(late)
        assert paid(late)["status"] == "REFUNDING"
        assert "RefundsFailed" in capsys.readouterr().out
        provider.refuses_refunds = None
        check(late)
        assert len(provider.refunds) == 1

    def test_a_refund_that_failed_stays_visible(
        self, late: dict[str, Any], trip: Trip, provider: FakeProvider, logs: Logs, cloud: Cloud
    ):
        hold(trip, "1A", caller=OTHER_PASSENGER)
        callback(late)
        provider.end_refund(late["payment_id"], ChargeStatus.FAILED)
        check(late)
        assert paid(late)["status"] == "REFUNDING"
        assert logs.said("the provider did not give the money back")[0]["payment_id"] == late["payment_id"]
        assert books(cloud) == {"mobile_money": 3500, "owed_to_payers": -3500}

    @pytest.mark.parametrize("when", ["asking", "looking"])
    def test_a_refund_waits_while_the_provider_is_down(
        self,
        late: dict[str, Any],
        trip: Trip,
        provider: FakeProvider,
        monkeypatch: pytest.MonkeyPatch,
        when: str,
    ):
        from tms.payments.provider import ProviderUnavailable

        def down(*_: Any) -> Any:
            raise ProviderUnavailable("no answer")

        hold(trip, "1A", caller=OTHER_PASSENGER)
        with monkeypatch.context() as patch:
            patch.setattr(provider, "refund" if when == "asking" else "refund_status", down)
            callback(late)
        assert paid(late)["status"] == "REFUNDING"
        assert not provider.refunds
        check(late)
        assert len(provider.refunds) == 1

    def test_a_refund_whose_end_two_checks_hear_of_at_once_is_booked_once(
        self,
        late: dict[str, Any],
        trip: Trip,
        provider: FakeProvider,
        cloud: Cloud,
        monkeypatch: pytest.MonkeyPatch,
    ):
        hold(trip, "1A", caller=OTHER_PASSENGER)
        callback(late)
        provider.end_refund(late["payment_id"], ChargeStatus.SUCCEEDED)
        status = provider.refund_status

        def meanwhile(reference: Any) -> Any:
            monkeypatch.setattr(provider, "refund_status", status)
            assert check(late) == []
            return status(reference)

        monkeypatch.setattr(provider, "refund_status", meanwhile)
        assert check(late) == []
        assert paid(late)["status"] == "REFUNDED"
        assert books(cloud) == {}

    def test_a_refund_is_made_once_however_often_it_is_heard_of(
        self, late: dict[str, Any], trip: Trip, provider: FakeProvider, cloud: Cloud
    ):
        hold(trip, "1A", caller=OTHER_PASSENGER)
        for _ in range(3):
            callback(late)
        provider.end_refund(late["payment_id"], ChargeStatus.SUCCEEDED)
        for _ in range(3):
            check(late)
        assert len(provider.refunds) == 1
        assert len(cloud.items("payments", "LEDGER#")) == 2
        assert books(cloud) == {}


def test_a_payment_whose_booking_is_gone_is_somebody_s_to_look_at(
    trip: Trip, provider: FakeProvider, cloud: Cloud
):
    import boto3

    payment = pay(hold(trip))
    provider.approve(payment["payment_id"])
    key_ = {"pk": {"S": f"BOOKING#{payment['booking_id']}"}, "sk": {"S": "BOOKING"}}
    boto3.client("dynamodb").delete_item(TableName="bookings", Key=key_)
    assert check(payment) == ["message-1"]
    assert paid(payment)["status"] == "PENDING"


class TestLooking:
    def looked(self, payment: dict[str, Any], caller: dict[str, str]) -> Reply:
        return call("payments/get_payment", path={"payment_id": payment["payment_id"]}, caller=caller)

    def test_another_passenger_does_not_find_it(self, trip: Trip):
        payment = pay(hold(trip))
        assert expect(200, self.looked(payment, PASSENGER))["payment_id"] == payment["payment_id"]
        assert self.looked(payment, OTHER_PASSENGER).code == "payment_not_found"

    def test_what_does_not_exist_is_not_found(self):
        assert self.looked({"payment_id": NO_PAYMENT}, PASSENGER).code == "payment_not_found"
