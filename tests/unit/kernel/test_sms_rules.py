"""Which numbers get SMS, how many, and what the day's budget is kept for."""

import pytest

from tms.accounts.codes.code import Purpose
from tms.kernel.messaging.sms_rules import (
    BEYOND_ANY_BUDGET,
    OF_ACCOUNT,
    OF_ADDRESS,
    RULES,
    SmsKind,
    ceiling,
    is_served,
    keys_of,
)

ACCOUNT, ADDRESS = "acc_7G15T0MY4WN8S49P2MT57JJKMH", "192.0.2.1"


@pytest.mark.parametrize(
    ("number", "served"),
    [
        ("+250788123456", True),
        ("+256772123456", True),
        ("+12025550123", False),
        ("+12465550123", True),
        ("+881631234567", False),
        ("+870773111632", False),
        ("+8821612345678", False),
        ("+25", False),
        ("250788123456", False),
        ("aline@mail.example", False),
    ],
)
def test_a_number_is_served_by_its_calling_code_and_satellites_by_none(number: str, served: bool):
    assert is_served(number, ["250", "256", "1246"]) is served


def test_each_kind_has_a_rule():
    assert RULES.keys() == set(SmsKind)


def test_tickets_and_codes_of_sign_ins_alone_go_beyond_the_budget():
    beyond = {kind for kind in SmsKind if ceiling(kind, 100) == BEYOND_ANY_BUDGET}
    assert beyond == {SmsKind.TICKET, SmsKind.SIGN_IN}


def test_what_anybody_can_ask_for_leaves_a_part_of_the_budget_to_the_rest():
    assert ceiling(SmsKind.VERIFY, 100) == 50
    assert ceiling(SmsKind.VERIFY, 1) == 1, "the smallest budget is one of each"
    assert ceiling(SmsKind.VERIFY, 100) < ceiling(SmsKind.RESET, 100) < ceiling(SmsKind.NOTICE, 100) == 100


def test_each_purpose_of_a_code_that_is_sent_is_a_kind_of_sms():
    assert {SmsKind(purpose) for purpose in Purpose if purpose is not Purpose.INVITE}


@pytest.mark.parametrize(("asker", "limit"), [(ACCOUNT, OF_ACCOUNT), (ADDRESS, OF_ADDRESS)])
@pytest.mark.parametrize("kind", [SmsKind.VERIFY, SmsKind.RESET])
def test_what_is_asked_for_is_counted_by_the_account_or_the_address_that_asks(
    kind: SmsKind, asker: str, limit: object
):
    assert limit in keys_of(kind, "number", asker)


@pytest.mark.parametrize("kind", [SmsKind.TICKET, SmsKind.REFUND, SmsKind.NOTICE, SmsKind.SIGN_IN])
def test_what_nobody_asks_for_is_counted_by_number_alone(kind: SmsKind):
    """An agent's customers get as many tickets as they pay for."""
    assert [limit.name for limit in keys_of(kind, "number", ACCOUNT)] == ["sms-to"]


def test_kinds_numbers_and_known_askers_have_counts_of_their_own():
    keys = [
        keys_of(SmsKind.RESET, "one"),
        keys_of(SmsKind.NOTICE, "one"),
        keys_of(SmsKind.RESET, "two"),
        keys_of(SmsKind.RESET, "one", ADDRESS, known=True),
    ]
    assert len({next(iter(each.values())) for each in keys}) == len(keys)
    assert keys_of(SmsKind.RESET, "one", ADDRESS).items() >= keys[0].items()


def test_an_address_of_many_people_may_ask_for_more_than_one_account():
    assert OF_ADDRESS.times > OF_ACCOUNT.times > RULES[SmsKind.VERIFY].to_number
