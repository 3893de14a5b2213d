"""By what requests to pay are counted."""

import pytest

from tests.support.people import COMPANY
from tms.kernel.access.caller import Caller, guest, with_roles
from tms.kernel.access.limit import Limit
from tms.payments.limits import (
    BY_ACCOUNT,
    BY_GUESTS_FROM,
    BY_SELLER,
    TO_FOR_ACCOUNTS,
    TO_FOR_GUESTS,
    TO_FOR_SELLER,
    keys_of,
    refusal_of,
)

AGENT = with_roles("acc_1", {"agent"}, COMPANY)
PASSENGER = with_roles("acc_2", {"passenger"})


@pytest.mark.parametrize(
    ("caller", "keys"),
    [
        (guest("k"), {TO_FOR_GUESTS: "payer", BY_GUESTS_FROM: "net"}),
        (PASSENGER, {TO_FOR_ACCOUNTS: "payer", BY_ACCOUNT: "acc_2"}),
        (AGENT, {TO_FOR_SELLER: "acc_1#payer", BY_SELLER: "acc_1"}),
    ],
    ids=["guest", "passenger", "agent"],
)
def test_guests_passengers_and_staff_are_counted_apart(caller: Caller, keys: dict[Limit, str]):
    assert keys_of(caller, "payer", "net") == keys


def test_without_an_address_a_guest_s_requests_are_counted_by_the_phone_alone():
    assert keys_of(guest("k"), "payer", "") == {TO_FOR_GUESTS: "payer"}


def test_a_guest_is_told_of_the_way_out():
    assert refusal_of(TO_FOR_GUESTS).endswith("or sign in.")
    assert "sign in" not in refusal_of(TO_FOR_ACCOUNTS)
