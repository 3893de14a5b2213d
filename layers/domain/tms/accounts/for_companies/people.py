"""Door for companies: the names, addresses and sessions of the accounts of its people."""

from collections.abc import Iterable

from tms.accounts import store
from tms.accounts.account import Card
from tms.accounts.sessions.session_store import end_all as end_sessions
from tms.accounts.store import NAME

__all__ = ["NAME", "cards_of", "end_sessions"]


def cards_of(account_ids: Iterable[str]) -> dict[str, Card]:
    """Return the cards of accounts by their id, in one read. A deleted account has none."""
    return {account.account_id: account.card for account in store.by_ids(account_ids)}
