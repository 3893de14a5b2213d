"""The double-entry ledger of a company, pure: every posting sums to zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tms.kernel.money import Money


class LedgerAccount(StrEnum):
    """The accounts of a company's ledger: debits are positive, credits negative."""

    MOBILE_MONEY = "mobile_money"
    TICKET_SALES = "ticket_sales"
    OWED_TO_PAYERS = "owed_to_payers"
    CANCELLATION_FEES = "cancellation_fees"


@dataclass(frozen=True)
class Entry:
    """One line of a posting."""

    account: LedgerAccount
    amount: Money


@dataclass(frozen=True)
class Posting:
    """The effect of one event on a company's ledger; a posting is written once, by its `key`.

    Raises:
        ValueError: the entries do not sum to zero.
    """

    company_id: str
    key: str
    booked_at: int
    entries: Sequence[Entry]

    def __post_init__(self) -> None:
        if sum(entry.amount.amount for entry in self.entries) != 0:
            raise ValueError(f"posting {self.key} does not sum to zero")


def sale(company_id: str, payment_id: str, amount: Money, at: int) -> Posting:
    """Return the posting of a ticket sale that was paid by Mobile Money."""
    return _move(company_id, f"{payment_id}#sale", at, amount, LedgerAccount.TICKET_SALES)


def unearned(company_id: str, payment_id: str, amount: Money, at: int) -> Posting:
    """Return the posting of money that came in and buys nothing, so that it is owed to the payer."""
    return _move(company_id, f"{payment_id}#unearned", at, amount, LedgerAccount.OWED_TO_PAYERS)


def reversal(company_id: str, cause: str, amount: Money, at: int) -> Posting:
    """Return the posting of a sale that the company cannot keep, so that the money is owed to the payer.

    Args:
        cause: the payment, or the booking of which a part went back before.
    """
    entries = (Entry(LedgerAccount.TICKET_SALES, amount), Entry(LedgerAccount.OWED_TO_PAYERS, -amount))
    return Posting(company_id, f"{cause}#reversal", at, entries)


def returned(company_id: str, cause: str, amount: Money, at: int) -> Posting:
    """Return the posting of money that went back to the payer; `cause` is the payment or the refund."""
    return _move(company_id, f"{cause}#returned", at, -amount, LedgerAccount.OWED_TO_PAYERS)


def cancellation(company_id: str, quote_id: str, price: Money, refund: Money, at: int) -> Posting:
    """Return the posting of tickets that were cancelled: what does not go back of their price is a fee."""
    entries = (
        Entry(LedgerAccount.TICKET_SALES, price),
        Entry(LedgerAccount.OWED_TO_PAYERS, -refund),
        Entry(LedgerAccount.CANCELLATION_FEES, refund - price),
    )
    return Posting(company_id, f"{quote_id}#cancellation", at, entries)


def exchange(company_id: str, booking_id: str, less: Money, refund: Money, at: int) -> Posting:
    """Return the posting of tickets that were exchanged for cheaper ones.

    Args:
        booking_id: the new booking.
        less: how much less the new tickets cost; what does not go back of it is a fee.
    """
    entries = (
        Entry(LedgerAccount.TICKET_SALES, less),
        Entry(LedgerAccount.OWED_TO_PAYERS, -refund),
        Entry(LedgerAccount.CANCELLATION_FEES, refund - less),
    )
    return Posting(company_id, f"{booking_id}#exchange", at, entries)


def rebooking(company_id: str, booking_id: str, price: Money, at: int) -> Posting:
    """Return the posting of another trip that takes the place of a cancelled one: its price is owed no more.

    Args:
        booking_id: the new booking.
    """
    entries = (Entry(LedgerAccount.OWED_TO_PAYERS, price), Entry(LedgerAccount.TICKET_SALES, -price))
    return Posting(company_id, f"{booking_id}#rebooking", at, entries)


def _move(company_id: str, key: str, at: int, amount: Money, against: LedgerAccount) -> Posting:
    entries = (Entry(LedgerAccount.MOBILE_MONEY, amount), Entry(against, -amount))
    return Posting(company_id, key, at, entries)
