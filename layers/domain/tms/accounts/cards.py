"""Use case for other services: how people are known to their colleagues."""

from collections.abc import Iterable
from dataclasses import dataclass

from tms.accounts import people_store
from tms.accounts.account import Account


@dataclass(frozen=True)
class Card:
    """How colleagues know somebody; an address or number that waits for its proof is shown too."""

    account_id: str
    full_name: str
    email: str | None
    phone: str | None


def cards_of(account_ids: Iterable[str]) -> dict[str, Card]:
    """Return the cards of accounts by their id, in one read; who has no account any more is left out."""
    return {account.account_id: _card(account) for account in people_store.by_ids(account_ids)}


def _card(account: Account) -> Card:
    return Card(
        account.account_id,
        account.full_name,
        account.email or account.new_email,
        account.phone or account.new_phone,
    )
