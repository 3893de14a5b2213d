"""Accounts of a company's people: several at once, and names that their colleagues give them."""

from collections.abc import Iterable

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.records import AccountRecord, context, profile_key
from tms.kernel.privacy.vault import seal
from tms.kernel.store import Record, Transaction

NAME = "name of the account"


def by_ids(account_ids: Iterable[str]) -> list[Account]:
    """Return accounts in one read (100 ids at most); who has none any more is left out."""
    keys = [profile_key(account_id) for account_id in sorted(set(account_ids))]
    found = AccountRecord.batch_get(keys) if keys else ()
    return [store.account_of(record) for record in found if not record.deleted_at]


def rename_into(transaction: Transaction, account_id: str, full_name: str) -> None:
    """Add a person's new name to `transaction`, under the label `NAME`; a deleted account keeps none."""
    sealed = seal(full_name, context(account_id))
    key = AccountRecord(*profile_key(account_id))
    there = Record.pk.exists() & AccountRecord.deleted_at.does_not_exist()
    transaction.update(NAME, key, [AccountRecord.full_name.set(sealed)], there)
