"""What is written to Mobile Money and how its answers are read, whatever form they come in."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.simulator.protocol import _PLAIN
from tms.kernel.money import Money
from tms.payments.momo.documents import plain, read_charge, write_amount
from tms.payments.momo.provider import charge_reference, refund_reference
from tms.payments.provider import Charge, ChargeStatus, FailureCode, ProviderUnavailable


@pytest.mark.parametrize(
    ("money", "written"),
    [(Money(3500, "RWF"), "3500"), (Money(3500, "EUR"), "35.00"), (Money(5, "EUR"), "0.05")],
)
def test_amounts_are_written_in_major_units(money, written):
    assert write_amount(money) == written
    document = {"status": "PENDING", "amount": written, "currency": money.currency}
    assert read_charge(document).amount == money


@given(st.integers(1, 10**12), st.sampled_from(["RWF", "UGX", "EUR", "GHS"]))
def test_every_amount_survives_the_way_there_and_back(amount, currency):
    money = Money(amount, currency)
    document = {"status": "PENDING", "amount": write_amount(money), "currency": currency}
    assert read_charge(document).amount == money


@given(st.text(max_size=400))
def test_every_message_becomes_one_that_is_taken(text):
    assert _PLAIN.fullmatch(plain(text))


def test_messages_keep_their_letters():
    assert plain("Kigali \u2192 Musanze, si\u00e8ge 4A d'or") == "Kigali Musanze, siege 4A d or"


@given(st.text())
def test_a_payment_has_one_reference_of_version_4(payment_id):
    reference = charge_reference(payment_id)
    assert reference == charge_reference(payment_id)
    assert (reference.version, reference.variant) == (4, uuid.RFC_4122)


def test_payments_do_not_share_references():
    assert charge_reference("pay_1") != charge_reference("pay_2")


@given(st.text())
def test_a_refund_has_one_reference_of_version_4_that_is_not_its_charge_s(payment_id):
    reference = refund_reference(payment_id)
    assert reference == refund_reference(payment_id) != charge_reference(payment_id)
    assert (reference.version, reference.variant) == (4, uuid.RFC_4122)


def test_a_reason_may_be_a_word_or_an_object():
    word = read_charge({"status": "FAILED", "reason": "NOT_ENOUGH_FUNDS"})
    thing = read_charge({"status": "FAILED", "reason": {"code": "NOT_ENOUGH_FUNDS", "message": "no"}})
    assert word == thing
    assert word.reason is FailureCode.NOT_ENOUGH_FUNDS


@pytest.mark.parametrize("reason", [None, "", "SOMETHING_NEW", {}, ["EXPIRED"]])
def test_an_unknown_reason_is_an_error_of_the_provider(reason):
    assert read_charge({"status": "FAILED", "reason": reason}).reason is FailureCode.PROVIDER_ERROR


def test_a_provider_that_is_out_of_service_is_told_as_that_and_not_as_an_empty_account():
    charge = read_charge({"status": "FAILED", "reason": "SERVICE_UNAVAILABLE"})
    assert charge.reason is FailureCode.PROVIDER_UNAVAILABLE


def test_no_reason_but_that_of_too_little_money_speaks_of_money():
    speaking = {code for code in FailureCode if "money" in code.words}
    assert speaking == {FailureCode.NOT_ENOUGH_FUNDS}


def test_a_pending_charge_has_no_reason():
    assert read_charge({"status": "PENDING", "reason": "EXPIRED"}) == Charge(ChargeStatus.PENDING)


@pytest.mark.parametrize("document", [{}, {"status": None}, {"status": "successful"}, {"status": "DONE"}])
def test_an_unknown_status_says_nothing_of_the_charge(document):
    with pytest.raises(ProviderUnavailable):
        read_charge(document)


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("", "RWF"),
        ("many", "RWF"),
        ("35.5", "RWF"),
        ("NaN", "RWF"),
        ("Infinity", "RWF"),
        ("5", "francs"),
        ([], 5),
    ],
)
def test_an_unreadable_amount_is_none(amount, currency):
    assert read_charge({"status": "PENDING", "amount": amount, "currency": currency}).amount is None


def test_every_failure_has_words_for_the_payer():
    assert all(code.words.endswith(".") for code in FailureCode)
