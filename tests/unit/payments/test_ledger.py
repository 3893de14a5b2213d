"""The ledger: every posting sums to zero, and the books of a payment tell where its money is."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.kernel.money import Money
from tms.payments import ledger
from tms.payments.ledger import Entry, LedgerAccount, Posting

FARE = Money(3500, "RWF")


def books(*postings: Posting) -> Counter[LedgerAccount]:
    sums: Counter[LedgerAccount] = Counter()
    for posting in postings:
        for entry in posting.entries:
            sums[entry.account] += entry.amount.amount
    return sums


def test_a_sale_is_money_in_against_tickets_sold():
    assert books(ledger.sale("co_1", "pay_1", FARE, 1)) == {"mobile_money": 3500, "ticket_sales": -3500}


def test_late_money_is_owed_and_no_sale():
    assert books(ledger.unearned("co_1", "pay_1", FARE, 1)) == {"mobile_money": 3500, "owed_to_payers": -3500}


def test_money_that_went_back_leaves_nothing_behind():
    came, went = ledger.unearned("co_1", "pay_1", FARE, 1), ledger.returned("co_1", "pay_1", FARE, 2)
    assert set(books(came, went).values()) == {0}


def test_a_sale_that_is_reversed_and_paid_back_leaves_nothing_behind():
    sold, owed = ledger.sale("co_1", "pay_1", FARE, 1), ledger.reversal("co_1", "pay_1", FARE, 2)
    assert books(sold, owed) == {"mobile_money": 3500, "ticket_sales": 0, "owed_to_payers": -3500}
    assert set(books(sold, owed, ledger.returned("co_1", "pay_1", FARE, 3)).values()) == {0}


@given(st.integers(1, 10**12))
def test_every_posting_sums_to_zero(amount: int):
    for posting in (ledger.sale, ledger.unearned, ledger.reversal, ledger.returned):
        assert sum(books(posting("co_1", "pay_1", Money(amount, "RWF"), 1)).values()) == 0


def test_what_does_not_sum_to_zero_is_no_posting():
    with pytest.raises(ValueError, match="pay_1#sale does not sum to zero"):
        Posting("co_1", "pay_1#sale", 1, [Entry(LedgerAccount.MOBILE_MONEY, FARE)])


def test_each_kind_of_posting_is_made_once_a_payment():
    kinds = (ledger.sale, ledger.unearned, ledger.reversal, ledger.returned)
    assert len({kind("co_1", "pay_1", FARE, 1).key for kind in kinds}) == 4
    assert ledger.sale("co_1", "pay_1", FARE, 1).key == ledger.sale("co_1", "pay_1", FARE, 9).key
