"""The Mobile Money adapter against the running simulator, over real sockets."""

import json
import socket
from dataclasses import replace
from typing import Any

import pytest
import urllib3

from infra.simulator import Credentials, Seconds, Simulator
from tests.support.momo_desk import CREDENTIALS, FARE, SETTLE, advance, calls, listener, pay, settled, until
from tms.kernel.money import Money
from tms.payments.momo.provider import Momo, charge_reference
from tms.payments.provider import (
    ChargeStatus,
    FailureCode,
    ProviderRefused,
    ProviderUnavailable,
    UnknownCharge,
)


@pytest.fixture
def simulator():
    with Simulator(seconds=Seconds(settle=SETTLE, stall=0.3)) as running:
        yield running


@pytest.fixture
def momo(simulator):
    return Momo(simulator.url, CREDENTIALS)


def test_an_approved_payment_succeeds(simulator, momo):
    reference = pay(momo, payment="pay_1")
    assert momo.status(reference).status is ChargeStatus.PENDING
    charge = settled(momo, reference)
    assert charge.status is ChargeStatus.SUCCEEDED
    assert (charge.provider_reference or "").isdecimal()
    assert (charge.amount, charge.external_id, charge.reason) == (FARE, "pay_1", None)


@pytest.mark.parametrize(
    ("phone", "reason", "code"),
    [
        ("+250788000101", FailureCode.PAYER_REJECTED, "APPROVAL_REJECTED"),
        ("+250788000103", FailureCode.NOT_ENOUGH_FUNDS, "NOT_ENOUGH_FUNDS"),
        ("+250788000107", FailureCode.LIMIT_REACHED, "PAYER_LIMIT_REACHED"),
        ("46733123450", FailureCode.PROVIDER_ERROR, "INTERNAL_PROCESSING_ERROR"),
        ("46733123452", FailureCode.EXPIRED, "EXPIRED"),
        ("46733123455", FailureCode.PAYER_NOT_FOUND, "PAYER_NOT_FOUND"),
        ("46733123457", FailureCode.NOT_ALLOWED, "NOT_ALLOWED"),
        ("46733123463", FailureCode.EXPIRED, "COULD_NOT_PERFORM_TRANSACTION"),
    ],
)
def test_a_failed_payment_says_why(momo, phone, reason, code):
    charge = settled(momo, pay(momo, phone))
    assert charge.status is ChargeStatus.FAILED
    assert (charge.reason, charge.provider_code) == (reason, code)


def test_a_payer_who_never_looks_expires(simulator, momo):
    reference = pay(momo, "+250788000102")
    advance(simulator, 299)
    assert momo.status(reference).status is ChargeStatus.PENDING
    advance(simulator, 1)
    assert momo.status(reference).reason is FailureCode.EXPIRED


def test_a_payer_may_approve_after_the_hold_has_ended(simulator, momo):
    reference = pay(momo, "+250788000104")
    advance(simulator, 900)
    assert momo.status(reference).status is ChargeStatus.PENDING
    advance(simulator, 300)
    assert momo.status(reference).status is ChargeStatus.SUCCEEDED


def test_a_payer_without_an_account_is_refused_at_once(momo):
    with pytest.raises(ProviderRefused) as refused:
        pay(momo, "+250788000108")
    assert refused.value.reason is FailureCode.PAYER_NOT_FOUND


def test_the_same_payment_again_meets_its_own_charge(simulator, momo):
    first = pay(momo, payment="pay_1")
    again = pay(momo, payment="pay_1")
    assert first == again
    assert [call["status"] for call in calls(simulator, "/collection/v1_0/requesttopay")] == [202, 409]
    assert settled(momo, first).status is ChargeStatus.SUCCEEDED


def test_a_payment_never_asked_for_is_unknown(momo):
    with pytest.raises(UnknownCharge):
        momo.status(charge_reference("pay_1"))


def test_when_the_provider_is_down_there_is_no_charge_and_it_may_be_asked_again(momo):
    with pytest.raises(ProviderUnavailable):
        pay(momo, "+250788000109", "pay_1")
    with pytest.raises(UnknownCharge):
        momo.status(charge_reference("pay_1"))
    assert settled(momo, pay(momo, payment="pay_1")).status is ChargeStatus.SUCCEEDED


def test_a_request_left_unanswered_may_have_charged_and_its_retry_does_not_charge_again(simulator):
    momo = Momo(simulator.url, CREDENTIALS, urllib3.Timeout(connect=1, read=0.1))
    with pytest.raises(ProviderUnavailable):
        pay(momo, "+250788000110", "pay_1")
    reference = pay(momo, "+250788000110", "pay_1")
    assert settled(momo, reference).status is ChargeStatus.SUCCEEDED
    assert len(simulator.api.collections.charges.all()) == 1


def test_a_provider_that_nobody_listens_at_is_unavailable():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ProviderUnavailable):
        pay(Momo(f"http://127.0.0.1:{port}", CREDENTIALS))


@pytest.mark.parametrize(
    ("status", "answer"),
    [(200, b"<html>welcome</html>"), (200, b"[]"), (502, b"<html>"), (429, b"{}"), (503, b'{"code": "X"}')],
)
def test_answers_of_some_gateway_leave_the_outcome_open(status, answer):
    with listener(status, answer) as (url, _):
        momo = Momo(url, CREDENTIALS)
        with pytest.raises(ProviderUnavailable):
            pay(momo)
        with pytest.raises(ProviderUnavailable):
            momo.status(charge_reference("pay_1"))


@pytest.mark.parametrize("wrong", ["api_user", "api_key", "subscription_key"])
def test_wrong_credentials_say_nothing_of_a_charge(simulator, wrong):
    momo = Momo(simulator.url, replace(CREDENTIALS, **{wrong: "wrong"}))
    with pytest.raises(ProviderUnavailable):
        pay(momo, payment="pay_1")
    with pytest.raises(ProviderUnavailable):
        momo.status(charge_reference("pay_1"))


def test_the_wrong_country_is_refused(simulator):
    momo = Momo(simulator.url, replace(CREDENTIALS, target_environment="mtnuganda"))
    with pytest.raises(ProviderRefused, match="NOT_ALLOWED_TARGET_ENVIRONMENT"):
        pay(momo)


def test_the_wrong_currency_is_refused(momo):
    with pytest.raises(ProviderRefused, match="INVALID_CURRENCY"):
        pay(momo, amount=Money(3500, "EUR"))


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_gateway_that_does_not_let_us_in_leaves_the_outcome_open(status):
    """The first request may have been let in: this one's refusal does not undo it."""
    with listener(status, b'{"code": "NOT_ALLOWED"}') as (url, _), pytest.raises(ProviderUnavailable):
        pay(Momo(url, CREDENTIALS))


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_request_that_the_gateway_turns_away_after_the_token_leaves_the_outcome_open(simulator, status):
    momo = Momo(simulator.url, CREDENTIALS)
    pay(momo)  # has a token now
    with listener(status, b'{"code": "NOT_ALLOWED"}') as (url, _):
        momo._collection._url = url
        with pytest.raises(ProviderUnavailable):
            pay(momo)


def test_the_sandbox_takes_our_prices_as_euros():
    there = replace(CREDENTIALS, target_environment="sandbox")
    with Simulator(
        seconds=Seconds(settle=SETTLE), credentials=Credentials(target_environment="sandbox")
    ) as sandbox:
        momo = Momo(sandbox.url, there)
        charge = settled(momo, pay(momo))
        sent: Any = calls(sandbox, "/collection/v1_0/requesttopay")[0]["body"]
    assert (sent["amount"], sent["currency"]) == ("3500", "EUR")
    assert charge.amount == FARE


def test_the_sandbox_does_not_take_another_currency_than_ours_for_euros():
    there = replace(CREDENTIALS, target_environment="sandbox")
    with (
        Simulator(credentials=Credentials(target_environment="sandbox")) as sandbox,
        pytest.raises(ProviderRefused, match="INVALID_CURRENCY"),
    ):
        pay(Momo(sandbox.url, there), amount=Money(3500, "UGX"))


def test_one_token_serves_many_calls(simulator, momo):
    for _ in range(3):
        pay(momo)
    assert len(calls(simulator, "/collection/token/")) == 1


def test_a_token_is_renewed_before_it_ends():
    with Simulator(seconds=Seconds(token=60)) as simulator:
        momo = Momo(simulator.url, CREDENTIALS)
        pay(momo)
        pay(momo)
        assert len(calls(simulator, "/collection/token/")) == 2


def test_a_token_no_longer_taken_is_replaced_and_the_call_repeated(simulator, momo):
    reference = pay(momo)
    assert urllib3.request("POST", f"{simulator.url}/_simulator/revoke-tokens", body=b"").status == 200
    assert momo.status(reference).status in ChargeStatus
    assert len(calls(simulator, "/collection/token/")) == 2


def test_the_callback_carries_the_final_status_as_json(momo):
    with listener() as (url, heard):
        pay(momo, payment="pay_1", callback_url=url)
        method, headers, body = until(lambda: heard and heard[0])
    assert method == "POST"
    assert headers["content-type"] == "application/json"
    assert json.loads(body)["status"] == "SUCCESSFUL"
    assert json.loads(body)["externalId"] == "pay_1"


@pytest.mark.parametrize(("phone", "times"), [("+250788000105", 2), ("+250788000106", 0)])
def test_callbacks_may_come_twice_or_never(momo, phone, times):
    with listener() as (url, heard):
        pay(momo, phone, "pay_odd", callback_url=url)
        pay(momo, payment="pay_next", callback_url=url)
        until(lambda: any(b"pay_next" in body for *_, body in heard))
    assert sum(b"pay_odd" in body for *_, body in heard) == times


def test_a_receiver_that_is_gone_does_not_stop_later_callbacks(simulator, momo):
    with listener() as (url, heard):
        pay(momo, callback_url="http://127.0.0.1:9/callback")
        pay(momo, callback_url=url)
        until(lambda: heard)
    assert isinstance(simulator.callbacks.sent[0]["result"], str)


def test_a_late_callback_comes_when_the_clock_is_moved(simulator, momo):
    with listener() as (url, heard):
        pay(momo, "+250788000104", "pay_late", callback_url=url)
        pay(momo, payment="pay_next", callback_url=url)
        until(lambda: heard)
        assert [json.loads(body)["externalId"] for *_, body in heard] == ["pay_next"]
        advance(simulator, 1200)
        until(lambda: any(b"pay_late" in body for *_, body in heard))


def test_a_partner_may_get_its_callbacks_by_put():
    with (
        Simulator(seconds=Seconds(settle=SETTLE), callback_method="PUT") as simulator,
        listener() as (url, heard),
    ):
        pay(Momo(simulator.url, CREDENTIALS), callback_url=url)
        assert until(lambda: heard and heard[0])[0] == "PUT"


def test_the_simulator_shows_what_it_received_without_secrets(simulator, momo):
    pay(momo)
    shown = urllib3.request("GET", f"{simulator.url}/_simulator/requests").data.decode()
    assert "Kigali Musanze, seat 4A" in shown
    assert CREDENTIALS.subscription_key not in shown
    assert "Bearer" not in shown


def test_the_simulator_tells_that_it_is_well_and_what_its_numbers_mean(simulator):
    assert urllib3.request("GET", f"{simulator.url}/").json()["status"] == "ok"
    assert "250788000103" in urllib3.request("GET", f"{simulator.url}/_simulator/outcomes").json()
    assert urllib3.request("GET", f"{simulator.url}/_simulator/nothing").status == 404


def test_credentials_do_not_show_in_logs():
    assert CREDENTIALS.api_key not in repr(CREDENTIALS)


@pytest.mark.parametrize("body", [b'{"seconds": NaN}', b'{"seconds": Infinity}', b'{"seconds": -1}', b"soon"])
def test_the_clock_is_moved_by_a_number_of_seconds_only(simulator, body):
    assert urllib3.request("POST", f"{simulator.url}/_simulator/advance", body=body).status == 400
