"""The simulated API refuses what the real one refuses, and settles by its clock alone."""

import json
import uuid

import pytest

from infra.simulator import gate
from infra.simulator.gate import Credentials
from infra.simulator.outcomes import AT_ONCE_PREFIX, OUTCOMES, explain
from infra.simulator.protocol import Call
from tests.support.momo_api import BODY, CHARGES_PATH, MomoApi


@pytest.fixture
def api():
    return MomoApi()


def test_a_request_that_keeps_the_rules_is_accepted_with_an_empty_body(api):
    reply = api.pay()
    assert (reply.status, reply.document) == (202, None)


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"authorization": None}, 401, "Unauthorized"),
        ({"authorization": "Bearer made-up"}, 401, "Unauthorized"),
        ({"ocp_apim_subscription_key": None}, 401, "Access denied due to missing subscription key."),
        ({"ocp_apim_subscription_key": "other"}, 401, "Access denied due to invalid subscription key."),
        ({"x_target_environment": None}, 400, "BAD_REQUEST"),
        ({"x_target_environment": "mtnuganda"}, 500, "NOT_ALLOWED_TARGET_ENVIRONMENT"),
        ({"x_reference_id": None}, 400, "BAD_REQUEST"),
        ({"x_reference_id": "pay_1"}, 400, "BAD_REQUEST"),
        ({"x_reference_id": str(uuid.uuid5(uuid.NAMESPACE_URL, "a"))}, 400, "BAD_REQUEST"),
        ({"x_callback_url": "ftp://here"}, 400, "BAD_REQUEST"),
        ({"content_type": "text/plain"}, 400, "BAD_REQUEST"),
    ],
)
def test_wrong_headers_are_refused(api, headers, status, code):
    reply = api.pay(**headers)
    assert reply.status == status
    assert code in (reply.document.get("code"), reply.document.get("message"))
    assert not api.charged


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"amount": 3500}, 400, "BAD_REQUEST"),
        ({"amount": "0"}, 400, "BAD_REQUEST"),
        ({"amount": "-5"}, 400, "BAD_REQUEST"),
        ({"amount": "3500.50"}, 400, "BAD_REQUEST"),
        ({"currency": "EUR"}, 500, "INVALID_CURRENCY"),
        ({"externalId": ""}, 400, "BAD_REQUEST"),
        ({"payer": {"partyIdType": "MSISDN", "partyId": "+250788123456"}}, 400, "BAD_REQUEST"),
        ({"payer": {"partyIdType": "EMAIL", "partyId": "250788123456"}}, 400, "BAD_REQUEST"),
        ({"payer": "250788123456"}, 400, "BAD_REQUEST"),
        ({"payerMessage": "l'or"}, 400, "BAD_REQUEST"),
        ({"payeeNote": "n" * 161}, 400, "BAD_REQUEST"),
    ],
)
def test_wrong_bodies_are_refused(api, body, status, code):
    reply = api.pay(body)
    assert (reply.status, reply.document["code"]) == (status, code)
    assert not api.charged


def test_a_body_that_is_no_json_is_refused(api):
    assert api.api.answer(Call("POST", CHARGES_PATH, api.headers(), b"amount=3500")).status == 400


def test_the_callback_goes_to_registered_hosts_only():
    api = MomoApi(frozenset({"tms.example"}))
    assert api.pay(x_callback_url="https://tms.example/callbacks").status == 202
    reply = api.pay(x_callback_url="https://elsewhere.example/callbacks")
    assert (reply.status, (reply.document or {})["code"]) == (500, "INVALID_CALLBACK_URL_HOST")


def test_a_token_is_given_for_the_right_login_only(api):
    assert api.log_in("somebody:else").status == 401
    assert api.log_in(body=b"grant_type=client_credentials").status == 400


def test_a_token_ends_with_its_lifetime(api):
    api.clock.advance(3601)
    assert api.pay().status == 401


def test_a_reference_is_taken_once(api):
    reference = str(uuid.uuid4())
    assert api.pay(x_reference_id=reference).status == 202
    reply = api.pay(x_reference_id=reference)
    assert (reply.status, reply.document["code"]) == (409, "RESOURCE_ALREADY_EXIST")
    assert len(api.charged) == 1


def test_an_unknown_reference_is_not_found(api):
    reply = api.status(uuid.uuid4())
    assert (reply.status, reply.document["code"]) == (404, "RESOURCE_NOT_FOUND")
    assert api.status("pay_1").status == 400


def test_a_slash_too_many_is_no_address(api):
    call = Call("POST", CHARGES_PATH + "/", api.headers(), json.dumps(BODY).encode())
    assert api.api.answer(call).status == 404


def test_a_charge_is_pending_until_it_settles(api):
    reference, _ = api.pay_from("250788123456")
    assert api.status(reference).document["status"] == "PENDING"
    api.clock.advance(2)
    document = api.status(reference).document
    assert document["status"] == "SUCCESSFUL"
    assert {name: document[name] for name in BODY} == BODY
    assert document["financialTransactionId"].isdecimal()
    assert document == api.status(reference).document


@pytest.mark.parametrize(
    ("phone", "pending_seconds", "status"),
    [
        ("250788000102", 299, "FAILED"),
        ("250788000104", 1199, "SUCCESSFUL"),
        ("46733123453", 29, "SUCCESSFUL"),
    ],
)
def test_slow_payers_take_their_time(api, phone, pending_seconds, status):
    reference, _ = api.pay_from(phone)
    api.clock.advance(pending_seconds)
    assert api.status(reference).document["status"] == "PENDING"
    api.clock.advance(1)
    assert api.status(reference).document["status"] == status


def test_some_payers_never_answer(api):
    reference, _ = api.pay_from("250788000111")
    api.clock.advance(3000)
    assert api.status(reference).document["status"] == "PENDING"


@pytest.mark.parametrize(
    ("phone", "reason"), [(phone, outcome.reason) for phone, outcome in OUTCOMES.items() if outcome.reason]
)
def test_failing_payers_fail_with_their_reason(api, phone, reason):
    reference, _ = api.pay_from(phone)
    api.clock.advance(300)
    document = api.status(reference).document
    assert (document["status"], document["reason"]) == ("FAILED", reason)


def test_refusals_at_once_make_no_charge(api):
    for phone, status in (("250788000108", 500), ("250788000109", 503)):
        reference, reply = api.pay_from(phone)
        assert reply.status == status
        assert api.status(reference).status == 404


def test_a_forged_callback_contradicts_the_status(api):
    reference, _ = api.pay_from("250788000112")
    api.clock.advance(2)
    assert api.charged[0].callback()["status"] == "SUCCESSFUL"
    assert api.status(reference).document["status"] == "FAILED"


def test_the_callback_names_no_reference(api):
    reference, _ = api.pay_from("250788123456")
    assert reference not in json.dumps(api.charged[0].callback())
    assert api.charged[0].callback()["externalId"] == "pay_1"


def test_every_special_number_is_explained():
    assert explain().keys() == {*OUTCOMES, f"{AT_ONCE_PREFIX}...", "any other"}


def test_the_sandbox_environment_takes_euros():
    api = MomoApi(credentials=Credentials(target_environment="sandbox"))
    assert api.pay({"amount": "35.00", "currency": "EUR"}, x_target_environment="sandbox").status == 202


def test_no_product_of_that_name(api):
    assert api.api.answer(Call("POST", "/remittance/token/", api.headers())).status == 404


def test_each_product_wants_its_own_token_and_subscription(api):
    refunds = api.refund_headers()
    for name in ("authorization", "ocp-apim-subscription-key"):
        assert api.pay(**{name: refunds[name]}).status == 401
    assert api.pay().status == 202


def test_the_newest_tokens_are_kept(monkeypatch):
    monkeypatch.setattr(gate, "MOST_TOKENS", 2)
    api = MomoApi()
    api.log_in()
    assert api.pay().status == 202
    api.log_in()
    assert api.pay().status == 401


def test_the_newest_charges_are_kept(api):
    api.api.collections.charges._most = 2
    first, second, third = (api.pay_from("250788123456")[0] for _ in range(3))
    assert [api.status(one).status for one in (first, second, third)] == [404, 200, 200]
