"""Accounts as the tests need them: verified, without the way through register and its code."""

from typing import Any

from tms.accounts.account import Account
from tms.accounts.identifiers import identifier_store
from tms.accounts.passwords import hashing
from tms.kernel.access import suspension
from tms.kernel.ids import new_id
from tms.kernel.store import Transaction

PASSWORD = "correct horse battery"


def account(role: str = "passenger", **changes: Any) -> Account:
    """Write an account and return it; it has no name but those that are given."""
    values: dict[str, Any] = {
        "account_id": new_id("acc"),
        "full_name": "Aline Uwase",
        "email": None,
        "phone": None,
        "password_hash": hashing.hashed(PASSWORD),
        "roles": frozenset({role}),
        "company": None,
        "created_at": 0,
    }
    made = Account(**{**values, **changes})
    identifier_store.create(made)
    return made


def suspend(account: Account) -> None:
    """Put an account on the list of those that may not change anything."""
    transaction = Transaction()
    suspension.suspend_account(transaction, account.account_id)
    transaction.commit()
