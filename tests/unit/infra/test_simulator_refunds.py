"""The simulated product Disbursement gives back what was paid, once and not more."""

import uuid

import pytest

from infra.simulator.gate import Credentials
from infra.simulator.protocol import Call
from tests.support.momo_api import REFUNDS_PATH, MomoApi


@pytest.fixture
def api():
    return MomoApi()


def refunded(api, charge, amount="3500"):
    reference = str(uuid.uuid4())
    return reference, api.refund(charge, {"amount": amount}, x_reference_id=reference)


def test_a_refund_is_pending_until_it_settles(api):
    reference, reply = refunded(api, api.paid_from(), "1000")
    assert (reply.status, reply.document) == (202, None)
    assert api.refund_status(reference).document["status"] == "PENDING"
    api.clock.advance(2)
    document = api.refund_status(reference).document
    assert document["status"] == "SUCCESSFUL"
    assert (document["amount"], document["currency"], document["externalId"]) == ("1000", "RWF", "pay_1")
    assert document["payee"] == {"partyIdType": "MSISDN", "partyId": "250788123456"}
    assert document["financialTransactionId"].isdecimal()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"authorization": None}, 401),
        ({"ocp_apim_subscription_key": "other"}, 401),
        ({"x_target_environment": "mtnuganda"}, 500),
        ({"x_reference_id": "pay_1"}, 400),
        ({"content_type": "text/plain"}, 400),
    ],
)
def test_wrong_headers_are_refused(api, headers, status):
    assert api.refund(api.paid_from(), **headers).status == status


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"amount": "0"}, 400, "BAD_REQUEST"),
        ({"amount": 3500}, 400, "BAD_REQUEST"),
        ({"currency": "EUR"}, 500, "INVALID_CURRENCY"),
        ({"payeeNote": "n" * 161}, 400, "BAD_REQUEST"),
        ({"referenceIdToRefund": "pay_1"}, 400, "BAD_REQUEST"),
        ({"referenceIdToRefund": None}, 400, "BAD_REQUEST"),
        ({"referenceIdToRefund": str(uuid.uuid4())}, 404, "RESOURCE_NOT_FOUND"),
    ],
)
def test_wrong_bodies_are_refused(api, body, status, code):
    reply = api.refund(api.paid_from(), body)
    assert (reply.status, reply.document["code"]) == (status, code)


def test_a_reference_is_taken_once_even_where_nothing_is_left(api):
    charge = api.paid_from()
    reference, _ = refunded(api, charge)
    again = api.refund(charge, x_reference_id=reference)
    assert (again.status, again.document["code"]) == (409, "RESOURCE_ALREADY_EXIST")


def test_parts_may_be_refunded_up_to_the_whole(api):
    charge = api.paid_from()
    assert refunded(api, charge, "1500")[1].status == 202
    assert refunded(api, charge, "2001")[1].status == 400
    assert refunded(api, charge, "2000")[1].status == 202
    api.clock.advance(2)
    assert refunded(api, charge, "1")[1].status == 400


def test_parts_of_one_payment_do_not_count_for_another(api):
    first, second = api.paid_from(), api.paid_from()
    assert [refunded(api, one)[1].status for one in (first, second)] == [202, 202]


def test_cents_are_counted():
    api = MomoApi(credentials=Credentials(target_environment="sandbox"))
    reference = str(uuid.uuid4())
    euros = {"currency": "EUR", "amount": "0.30"}
    here = {"x_target_environment": "sandbox"}
    assert api.pay(euros, x_reference_id=reference, **here).status == 202
    api.clock.advance(2)
    tenth = {"currency": "EUR", "amount": "0.10"}
    assert [api.refund(reference, tenth, **here).status for _ in range(4)] == [202, 202, 202, 400]


@pytest.mark.parametrize("phone", ["250788000101", "250788000111"])
def test_only_a_payment_that_succeeded_is_refunded(api, phone):
    assert refunded(api, api.paid_from(phone))[1].status == 400


def test_a_late_payment_is_refunded_once_it_has_come(api):
    charge = api.paid_from("250788000104")
    assert refunded(api, charge)[1].status == 400
    api.clock.advance(1200)
    reference, reply = refunded(api, charge)
    assert reply.status == 202
    api.clock.advance(2)
    assert api.refund_status(reference).document["status"] == "SUCCESSFUL"


def test_a_refund_that_failed_may_be_tried_anew(api):
    charge = api.paid_from("250788000113")
    reference, _ = refunded(api, charge)
    assert refunded(api, charge)[1].status == 400
    api.clock.advance(2)
    document = api.refund_status(reference).document
    assert (document["status"], document["reason"]) == ("FAILED", "PAYEE_NOT_FOUND")
    assert refunded(api, charge)[1].status == 202


def test_a_product_that_is_down_makes_no_refund(api):
    reference, reply = refunded(api, api.paid_from("250788000114"))
    assert reply.status == 503
    assert api.refund_status(reference).status == 404


def test_an_unknown_refund_is_not_found(api):
    assert api.refund_status(uuid.uuid4()).status == 404
    assert api.refund_status("pay_1").status == 400
    assert api.refund_status(api.paid_from()).status == 404


def test_disbursement_pays_nobody_else(api):
    transfer = Call("POST", "/disbursement/v1_0/transfer", api.refund_headers(), b"{}")
    assert api.api.answer(transfer).status == 404
    assert api.api.answer(Call("GET", REFUNDS_PATH, api.refund_headers())).status == 404
