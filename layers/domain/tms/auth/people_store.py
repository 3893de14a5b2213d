"""Accounts of a company's people: several at once, and names that their colleagues give them."""

from collections.abc import Iterable

from tms.auth import store
from tms.auth.accounts import Account
from tms.auth.records import AccountRecord, context, profile_key
from tms.kernel.store import Record, Transaction
from tms.kernel.vault import seal


def by_ids(account_ids: Iterable[str]) -> list[Account]:
    """Return accounts in one read (100 ids at most); who has none any more is left out."""
    keys = [profile_key(account_id) for account_id in sorted(set(account_ids))]
    return [store.account_of(record) for record in AccountRecord.batch_get(keys)] if keys else []


def rename_into(transaction: Transaction, account_id: str, full_name: str) -> None:
    """Add a person's new name to `transaction`, under the label `name of the account`."""
    sealed = seal(full_name, context(account_id))
    actions = [AccountRecord.full_name.set(sealed)]
    key = AccountRecord(*profile_key(account_id))
    transaction.update("name of the account", key, [*actions], Record.pk.exists())
