"""Use cases for the companies service: the accounts of its people."""

from tms.accounts import people_store
from tms.accounts.sessions import session_store
from tms.kernel.store import Transaction

NAME = people_store.NAME
"""Label of a new name; its condition fails where the account was deleted."""


def rename(transaction: Transaction, account_id: str, full_name: str) -> None:
    """Add another name of a person to `transaction`, under the label `NAME`."""
    people_store.rename_into(transaction, account_id, full_name)


def end_sessions(account_id: str) -> None:
    """End every session of an account."""
    session_store.end_all(account_id)
