"""Refunds by the Mobile Money adapter against the running simulator, over real sockets."""

import socket
import uuid
from dataclasses import replace

import pytest
import urllib3

from infra.simulator import Seconds, Simulator
from tests.support.momo_desk import CREDENTIALS, FARE, SETTLE, advance, calls, listener, pay, settled, until
from tms.kernel.money import Money
from tms.payments.momo.provider import Momo, charge_reference, refund_reference
from tms.payments.provider import (
    ChargeStatus,
    FailureCode,
    PaymentProvider,
    ProviderRefused,
    ProviderUnavailable,
    UnknownCharge,
)

REFUNDS = "/disbursement/v1_0/refund"


@pytest.fixture
def simulator():
    with Simulator(seconds=Seconds(settle=SETTLE, stall=0.3)) as running:
        yield running


@pytest.fixture
def momo(simulator):
    return Momo(simulator.url, CREDENTIALS)


def paid(momo: PaymentProvider, phone: str = "+250788123456", payment: str = "pay_1") -> uuid.UUID:
    reference = pay(momo, phone, payment)
    assert settled(momo, reference).status is ChargeStatus.SUCCEEDED
    return reference


def refund(
    momo: PaymentProvider, charge: uuid.UUID, refund_id: str = "pay_1", amount: Money = FARE
) -> uuid.UUID:
    reference = refund_reference(refund_id)
    momo.refund(reference, amount, charge, refund_id, "Kigali \u2192 Musanze was cancelled")
    return reference


def ended(momo: PaymentProvider, reference: uuid.UUID):
    until(lambda: momo.refund_status(reference).status is not ChargeStatus.PENDING)
    return momo.refund_status(reference)


def test_a_payment_is_given_back(momo):
    reference = refund(momo, paid(momo))
    assert momo.refund_status(reference).status is ChargeStatus.PENDING
    back = ended(momo, reference)
    assert back.status is ChargeStatus.SUCCEEDED
    assert (back.amount, back.external_id, back.reason) == (FARE, "pay_1", None)
    assert (back.provider_reference or "").isdecimal()


def test_a_payment_is_given_back_in_parts(momo):
    charge = paid(momo)
    parts = [Money(1500, "RWF"), Money(2000, "RWF")]
    references = [refund(momo, charge, f"ref_{part.amount}", part) for part in parts]
    assert [ended(momo, one).amount for one in references] == parts


def test_the_passenger_reads_the_message(simulator, momo):
    refund(momo, paid(momo))
    (sent,) = calls(simulator, REFUNDS)
    assert sent["body"] == {
        "amount": "3500",
        "currency": "RWF",
        "externalId": "pay_1",
        "payerMessage": "pay_1",
        "payeeNote": "Kigali Musanze was cancelled",
        "referenceIdToRefund": str(charge_reference("pay_1")),
    }


def test_the_same_refund_again_is_not_made_twice(simulator, momo):
    charge = paid(momo)
    assert refund(momo, charge) == refund(momo, charge)
    assert [call["status"] for call in calls(simulator, REFUNDS)] == [202, 409]
    assert len(simulator.api.disbursements.refunds.all()) == 1


def test_more_than_was_paid_is_refused(momo):
    charge = paid(momo)
    with pytest.raises(ProviderRefused):
        refund(momo, charge, amount=FARE + Money(1, "RWF"))
    with pytest.raises(UnknownCharge):
        momo.refund_status(refund_reference("pay_1"))


def test_more_than_is_left_is_refused(momo):
    charge = paid(momo)
    refund(momo, charge, "ref_1", Money(3000, "RWF"))
    with pytest.raises(ProviderRefused):
        refund(momo, charge, "ref_2", Money(501, "RWF"))


def test_a_charge_that_never_was_is_not_refunded(momo):
    with pytest.raises(ProviderUnavailable):
        refund(momo, charge_reference("pay_1"))


@pytest.mark.parametrize("phone", ["+250788000101", "+250788000111"])
def test_a_charge_that_has_not_succeeded_is_not_refunded(momo, phone):
    with pytest.raises(ProviderRefused):
        refund(momo, pay(momo, phone))


def test_a_payment_that_came_too_late_is_given_back(simulator, momo):
    charge = pay(momo, "+250788000104")
    advance(simulator, 1200)
    assert momo.status(charge).status is ChargeStatus.SUCCEEDED
    assert ended(momo, refund(momo, charge)).status is ChargeStatus.SUCCEEDED


def test_a_refund_may_be_settled_by_moving_the_clock():
    with Simulator(seconds=Seconds(settle=60)) as simulator:
        momo = Momo(simulator.url, CREDENTIALS)
        charge = pay(momo)
        advance(simulator, 60)
        reference = refund(momo, charge)
        assert momo.refund_status(reference).status is ChargeStatus.PENDING
        advance(simulator, 60)
        assert momo.refund_status(reference).status is ChargeStatus.SUCCEEDED


def test_a_refund_may_fail(momo):
    back = ended(momo, refund(momo, paid(momo, "+250788000113")))
    assert back.status is ChargeStatus.FAILED
    assert (back.reason, back.provider_code) == (FailureCode.PAYER_NOT_FOUND, "PAYEE_NOT_FOUND")


def test_a_refund_never_asked_for_is_unknown(momo):
    with pytest.raises(UnknownCharge):
        momo.refund_status(refund_reference("pay_1"))


def test_when_the_product_is_down_no_refund_was_made(momo):
    charge = paid(momo, "+250788000114")
    with pytest.raises(ProviderUnavailable):
        refund(momo, charge)
    with pytest.raises(UnknownCharge):
        momo.refund_status(refund_reference("pay_1"))


def test_a_refund_left_unanswered_was_made_and_its_retry_makes_no_other(simulator):
    momo = Momo(simulator.url, CREDENTIALS, urllib3.Timeout(connect=1, read=0.1))
    charge = paid(momo, "+250788000115")
    with pytest.raises(ProviderUnavailable):
        refund(momo, charge)
    reference = refund(momo, charge)
    assert ended(momo, reference).status is ChargeStatus.SUCCEEDED
    assert len(simulator.api.disbursements.refunds.all()) == 1


def test_a_provider_that_nobody_listens_at_is_unavailable():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    momo = Momo(f"http://127.0.0.1:{port}", CREDENTIALS)
    with pytest.raises(ProviderUnavailable):
        refund(momo, charge_reference("pay_1"))
    with pytest.raises(ProviderUnavailable):
        momo.refund_status(refund_reference("pay_1"))


@pytest.mark.parametrize(("status", "answer"), [(200, b"<html>"), (502, b""), (429, b"{}")])
def test_answers_of_some_gateway_leave_the_outcome_open(status, answer):
    with listener(status, answer) as (url, _):
        momo = Momo(url, CREDENTIALS)
        with pytest.raises(ProviderUnavailable):
            refund(momo, charge_reference("pay_1"))
        with pytest.raises(ProviderUnavailable):
            momo.refund_status(refund_reference("pay_1"))


def test_without_a_subscription_to_disbursement_money_is_taken_but_not_given_back(simulator):
    momo = Momo(simulator.url, replace(CREDENTIALS, disbursement_subscription_key="wrong"))
    charge = paid(momo)
    with pytest.raises(ProviderUnavailable):
        refund(momo, charge)
    with pytest.raises(ProviderUnavailable):
        momo.refund_status(refund_reference("pay_1"))


def test_each_product_has_one_token_of_its_own(simulator, momo):
    charge = paid(momo)
    for part in range(3):
        refund(momo, charge, f"ref_{part}", Money(100, "RWF"))
        momo.status(charge)
    for product in ("collection", "disbursement"):
        assert len(calls(simulator, f"/{product}/token/")) == 1


def test_a_token_no_longer_taken_is_replaced_for_its_product_alone(simulator, momo):
    charge = paid(momo)
    refund(momo, charge)
    assert urllib3.request("POST", f"{simulator.url}/_simulator/revoke-tokens", body=b"").status == 200
    momo.refund_status(refund_reference("pay_1"))
    assert len(calls(simulator, "/disbursement/token/")) == 2
    assert len(calls(simulator, "/collection/token/")) == 1


def test_the_simulator_lists_refunds_without_secrets(simulator, momo):
    refund(momo, paid(momo))
    shown = urllib3.request("GET", f"{simulator.url}/_simulator/requests").data.decode()
    assert REFUNDS in shown
    assert CREDENTIALS.disbursement_subscription_key not in shown
