"""Payments that do not end by themselves: doubts, refunds that fail, foreign money; who sees and tries."""

from typing import Any

import pytest

from tests.support.buying import callback, hold, look, paid, pay, sell, start
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud, sqs_record
from tests.support.functions import call, run
from tests.support.people import AGENT, ANONYMOUS, OTHER_PASSENGER, PASSENGER, key
from tests.support.provider import FakeProvider
from tms.bookings.booking import MOST_PAYMENTS
from tms.kernel import settings
from tms.kernel.clock import now
from tms.kernel.events.catalogue import PaymentPending
from tms.kernel.events.cloud_events import event_of
from tms.kernel.money import Money
from tms.payments import on_check_due, settlement, store
from tms.payments.momo import provider as momo
from tms.payments.momo.provider import charge_reference
from tms.payments.payment import DOUBT_SECONDS, GIVE_UP_SECONDS, HEARD_SECONDS, MOST_REFUNDS
from tms.payments.provider import Charge, ChargeStatus
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock", "provider")

FARE = Money(3500, "RWF")


def check(payment: dict[str, Any], provider: FakeProvider) -> int:
    """Look as the queue of checks does; return the seconds until the next look."""
    return on_check_due.check_payment(payment["payment_id"], provider)


def delivered(payment: dict[str, Any]) -> list[str]:
    """Let the queue of checks deliver the payment; return the messages that are to come again."""
    data = PaymentPending("co", payment["payment_id"], payment["booking_id"])
    event = event_of("change", "payments", payment["payment_id"], now(), data)
    return run("payments/on_check_due", {"Records": [sqs_record(event.to_json())]})


class TestDoubt:
    """The first request was left unanswered, so a charge may exist whatever the next one is told."""

    @pytest.fixture
    def doubtful(self, trip: Trip, provider: FakeProvider) -> dict[str, Any]:
        provider.down = True
        payment = pay(hold(trip))
        provider.down, provider.refuses = False, "PAYER_NOT_FOUND"
        assert check(payment, provider) == 5
        assert paid(payment)["status"] == "FAILED"
        return payment

    def test_a_payment_whose_repeat_was_refused_is_asked_about_for_an_hour(
        self, doubtful: dict[str, Any], provider: FakeProvider, clock: HeldClock
    ):
        clock.wait(DOUBT_SECONDS - 1)
        assert check(doubtful, provider) > 0
        clock.wait(1)
        assert check(doubtful, provider) == 0
        assert paid(doubtful)["status"] == "FAILED"
        assert len(provider.asked) == 0

    def test_its_charge_that_turns_up_is_settled(
        self, doubtful: dict[str, Any], provider: FakeProvider, clock: HeldClock
    ):
        provider.turns_up(doubtful["payment_id"], FARE)
        assert check(doubtful, provider) > 0
        provider.approve(doubtful["payment_id"])
        clock.wait(300)
        assert check(doubtful, provider) == 0
        assert paid(doubtful)["status"] == "SUCCEEDED"
        assert look(doubtful)["status"] == "CONFIRMED"

    def test_its_charge_that_turns_up_and_fails_ends_the_doubt(
        self, doubtful: dict[str, Any], provider: FakeProvider
    ):
        provider.turns_up(doubtful["payment_id"], FARE)
        provider.decline(doubtful["payment_id"])
        assert check(doubtful, provider) == 0

    def test_while_the_provider_says_nothing_the_doubt_lasts_until_somebody_has_to_look(
        self, doubtful: dict[str, Any], provider: FakeProvider, clock: HeldClock
    ):
        provider.down = True
        clock.wait(DOUBT_SECONDS + 1)
        assert check(doubtful, provider) == 600
        clock.wait(86_400)
        with pytest.raises(on_check_due.Unsettled):
            check(doubtful, provider)

    def test_one_that_was_given_up_unanswered_is_in_doubt_too(
        self, trip: Trip, provider: FakeProvider, clock: HeldClock
    ):
        provider.down = True
        payment = pay(hold(trip))
        provider.down = False
        clock.wait(GIVE_UP_SECONDS)
        assert check(payment, provider) > 0
        assert paid(payment)["status"] == "FAILED"

    def test_a_first_request_that_was_refused_leaves_none(self, trip: Trip, provider: FakeProvider):
        provider.refuses = "PAYER_NOT_FOUND"
        payment = pay(hold(trip))
        assert paid(payment)["status"] == "FAILED"
        assert check(payment, provider) == 0

    def test_nobody_is_asked_again_for_what_was_settled_in_that_moment(
        self, trip: Trip, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
    ):
        provider.down = True
        payment = pay(hold(trip))
        provider.down = False
        doubt = store.doubt

        def late(found: Any) -> bool:
            store.fail(found, "expired", 0)
            return doubt(found)

        monkeypatch.setattr(store, "doubt", late)
        assert check(payment, provider) == 0
        assert provider.asked == []


class TestFailedRefund:
    @pytest.fixture
    def owed(self, trip: Trip, provider: FakeProvider, clock: HeldClock) -> dict[str, Any]:
        payment = pay(hold(trip, "1A"))
        clock.wait(601)
        hold(trip, "1A", caller=OTHER_PASSENGER)
        provider.approve(payment["payment_id"])
        check(payment, provider)
        return payment

    def test_it_is_asked_for_under_a_new_reference_after_a_while(
        self, owed: dict[str, Any], provider: FakeProvider, clock: HeldClock
    ):
        provider.end_refund(owed["payment_id"], ChargeStatus.FAILED)
        check(owed, provider)
        check(owed, provider)
        assert len(provider.refunds) == 1
        clock.wait(60)
        check(owed, provider)
        assert len(provider.refunds) == 2
        provider.end_refund(owed["payment_id"], ChargeStatus.SUCCEEDED, attempt=1)
        assert check(owed, provider) == 0
        assert paid(owed)["status"] == "REFUNDED"

    def test_after_some_tries_a_person_has_to_look(
        self, owed: dict[str, Any], provider: FakeProvider, clock: HeldClock, capsys: Any
    ):
        for attempt in range(MOST_REFUNDS):
            assert len(provider.refunds) == attempt + 1
            provider.end_refund(owed["payment_id"], ChargeStatus.FAILED, attempt)
            assert delivered(owed) == (["message-1"] if attempt + 1 == MOST_REFUNDS else [])
            clock.wait(3600)
            delivered(owed)
        assert len(provider.refunds) == MOST_REFUNDS
        assert paid(owed)["status"] == "REFUNDING"
        assert capsys.readouterr().out.count('"RefundsFailed":[1') == MOST_REFUNDS

    def test_a_callback_about_it_says_nothing_of_that(
        self, owed: dict[str, Any], provider: FakeProvider, clock: HeldClock
    ):
        clock.wait(86_400)
        assert callback(owed).status == 204

    def test_two_checks_of_one_failure_count_it_once(
        self, owed: dict[str, Any], provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
    ):
        provider.end_refund(owed["payment_id"], ChargeStatus.FAILED)
        status = provider.refund_status

        def meanwhile(reference: Any) -> Charge:
            monkeypatch.setattr(provider, "refund_status", status)
            check(owed, provider)
            return status(reference)

        monkeypatch.setattr(provider, "refund_status", meanwhile)
        check(owed, provider)
        found = store.find(owed["payment_id"])
        assert found is not None
        assert found.refunds_failed == 1


class TestWhyMoneyGoesBack:
    def test_the_second_payment_of_a_booking(self, trip: Trip, provider: FakeProvider, clock: HeldClock):
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
        assert paid(first)["failure"]["code"] == "paid_already"

    def test_a_bus_that_has_left_meanwhile(self, trip: Trip, provider: FakeProvider, clock: HeldClock):
        payment = pay(hold(trip))
        clock.wait(2 * 86_400)
        provider.approve(payment["payment_id"])
        callback(payment)
        assert paid(payment)["failure"]["code"] == "sales_closed"


class TestForeignMoney:
    def test_a_charge_whose_amount_cannot_be_read_settles_nothing(self, trip: Trip, provider: FakeProvider):
        payment = pay(hold(trip))
        provider.charges[charge_reference(payment["payment_id"])] = Charge(
            ChargeStatus.SUCCEEDED, external_id=payment["payment_id"]
        )
        with pytest.raises(settlement.AmountDiffers):
            check(payment, provider)
        assert look(payment)["status"] == "HELD"

    def test_a_charge_for_something_else_settles_nothing(self, trip: Trip, provider: FakeProvider):
        payment, other = pay(hold(trip)), pay(hold(trip))
        provider.charges[charge_reference(payment["payment_id"])] = Charge(
            ChargeStatus.SUCCEEDED, amount=FARE, external_id=other["payment_id"]
        )
        with pytest.raises(settlement.AmountDiffers):
            check(payment, provider)
        assert look(payment)["status"] == "HELD"


def test_without_the_provider_s_credentials_nothing_is_written(
    trip: Trip, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
):
    booking = hold(trip)
    monkeypatch.setenv("MOMO_CREDENTIALS_PARAMETER", "/tms/test/nothing")
    settings.forget()
    momo.momo.cache_clear()
    assert start(booking).status == 500
    assert cloud.items("payments") == []
    assert look(booking)["payment_id"] is None


def test_the_provider_may_call_back_by_put(trip: Trip, provider: FakeProvider):
    booking = hold(trip)
    payment = pay(booking)
    provider.approve(payment["payment_id"])
    assert callback(payment, method="_put").status == 204
    assert look(booking)["status"] == "CONFIRMED"


def test_a_payment_that_an_agent_began_is_the_booking_s_owner_s_to_see(trip: Trip):
    payment = pay(hold(trip), AGENT)
    assert paid(payment, PASSENGER)["payment_id"] == payment["payment_id"]
    assert paid(payment, AGENT)["payment_id"] == payment["payment_id"]
    path = {"payment_id": payment["payment_id"]}
    assert call("payments/get_payment", path=path, caller=OTHER_PASSENGER).code == "payment_not_found"


def test_a_booking_may_be_tried_to_be_paid_a_few_times_only(trip: Trip, provider: FakeProvider):
    booking = hold(trip)
    provider.refuses = "PAYER_NOT_FOUND"
    last: dict[str, Any] = {}
    for _ in range(MOST_PAYMENTS):
        last = key()
        pay(booking, **last)
    reply = start(booking)
    assert (reply.status, reply.code) == (409, "too_many_payments")
    assert pay(booking, **last)["status"] == "FAILED"  # the same request is no new payment
    provider.refuses = None
    assert sell(trip, provider)["status"] == "CONFIRMED"  # another booking has its own count


def test_failed_payments_cost_no_sms(
    trip: Trip, provider: FakeProvider, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
):
    from tests.support.outbox import mails, texts

    guests = hold(trip, caller=ANONYMOUS)
    for payment in (pay(hold(trip)), pay(guests, ANONYMOUS)):
        provider.decline(payment["payment_id"])
        callback(payment)
    assert run("payments/on_change", cloud.changes("payments")) == []
    assert cloud.messages("Sms") == {"Records": []}
    waiting = cloud.messages("Mail")
    for kind in ("sms", "mail"):  # one that waited for SMS when the platform was updated is sent no more
        monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", kind)  # each remembers what it sent by its name
        assert run(f"notifications/on_{kind}", waiting) == []
    assert len(texts()) == 0
    assert len(mails()) == 2
