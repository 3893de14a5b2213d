"""Changes of accounts: each is written on the condition that the profile still is as it was read."""

from dataclasses import dataclass
from typing import Any

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.records import SEALED, AccountRecord, profile_key
from tms.kernel.store import ConditionFailed, Conflicted, Transaction

PROFILE = "profile"
"""Label of the profile's own write."""


@dataclass(frozen=True)
class Profile:
    """An account as it was read, and the condition that it still is so."""

    account: Account
    unchanged: Any


def read(account_id: str) -> Profile | None:
    """Return an account that is to be changed, if it exists."""
    record = store.find_record(account_id)
    return None if record is None else Profile(store.account_of(record), _unchanged(record))


def set_password_into(transaction: Transaction, profile: Profile, password_hash: str) -> None:
    """Add to `transaction`: the account has another password."""
    key = AccountRecord(*profile_key(profile.account.account_id))
    transaction.update(PROFILE, key, [AccountRecord.password_hash.set(password_hash)], profile.unchanged)


def commit(transaction: Transaction) -> None:
    """Commit a change.

    Raises:
        Conflicted: the account changed since it was read; nothing was written, and trying again may help.
        ConditionFailed: another write's condition did not hold, while the profile's did.
    """
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if PROFILE in failure.failed:
            raise Conflicted from failure
        raise


def _unchanged(record: AccountRecord) -> Any:
    condition = AccountRecord.password_hash == record.password_hash
    for name in SEALED:
        attribute, value = getattr(AccountRecord, name), getattr(record, name)
        condition &= attribute.does_not_exist() if value is None else attribute == value
    return condition
