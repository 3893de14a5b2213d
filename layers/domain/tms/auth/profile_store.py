"""Changes of accounts: each is written on the condition that the profile still is as it was read.

What changes with it, such as the names under which it is found, is in the same transaction.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from tms.auth import store
from tms.auth.accounts import UNVERIFIED_SECONDS, Account
from tms.auth.login_store import LoginTaken, claimant
from tms.auth.names import kind_of
from tms.auth.records import (
    FREE,
    SEALED,
    AccountRecord,
    LoginRecord,
    TombstoneRecord,
    login_of,
    profile_key,
)
from tms.kernel import blind
from tms.kernel.clock import epoch
from tms.kernel.store import ConditionFailed, Conflicted, Transaction

PROFILE = "profile"
CLAIM = "claim "
GIVEN_UP = "given up "
"""Labels of the writes; the name's blind index follows those of claims."""


@dataclass(frozen=True)
class Profile:
    """An account as it was read, and the condition that it still is so."""

    account: Account
    unchanged: Any


def read(account_id: str) -> Profile | None:
    """Return an account that is to be changed, if it exists."""
    record = store.find_record(account_id)
    return None if record is None else Profile(store.account_of(record), _unchanged(record))


def change_into(
    transaction: Transaction, profile: Profile, after: Account, claimed: Collection[str] = ()
) -> None:
    """Add to `transaction`: the account is `after`, and the names that it gave up are free.

    Args:
        claimed: names that wait for their code from now.
    """
    transaction.put(PROFILE, store.record_of(after), profile.unchanged)
    for name in claimed:
        _claim_into(transaction, after.account_id, name)
    for name in profile.account.claims.keys() - after.claims.keys():
        _give_up_into(transaction, after.account_id, name)


def set_password_into(transaction: Transaction, profile: Profile, password_hash: str) -> None:
    """Add to `transaction`: the account has another password."""
    key = AccountRecord(*profile_key(profile.account.account_id))
    transaction.update(PROFILE, key, [AccountRecord.password_hash.set(password_hash)], profile.unchanged)


def bury_into(transaction: Transaction, profile: Profile, at: int) -> None:
    """Add to `transaction`: the account was deleted at `at` (epoch seconds), and its names are free."""
    account = profile.account
    tombstone = TombstoneRecord(
        *profile_key(account.account_id), created_at=account.created_at, deleted_at=at
    )
    transaction.put(PROFILE, tombstone, profile.unchanged)
    for name in account.claims:
        _give_up_into(transaction, account.account_id, name)


def commit(transaction: Transaction) -> None:
    """Commit a change.

    Raises:
        LoginTaken: somebody else has proven to have a name that it claims.
        Conflicted: the account changed since it was read; nothing was written, and trying again may help.
        ConditionFailed: another write's condition did not hold, while the profile's did.
    """
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if any(label == PROFILE or label.startswith(GIVEN_UP) for label in failure.failed):
            raise Conflicted from failure
        if any(label.startswith(CLAIM) for label in failure.failed):
            raise LoginTaken from failure
        raise


def _claim_into(transaction: Transaction, account_id: str, name: str) -> None:
    """Claim a name that nobody has proven; the claim of who may wait for it too is taken over."""
    for index in blind.indexes(kind_of(name), name):
        login = login_of(index, account_id, verified=False, expires=epoch() + UNVERIFIED_SECONDS)
        transaction.put(CLAIM + index, login, FREE)


def _give_up_into(transaction: Transaction, account_id: str, name: str) -> None:
    """Free a name under each key, where it is the account's: one that waited may be another's by now."""
    for index in blind.indexes(kind_of(name), name):
        if claimant(index) == account_id:
            login = LoginRecord(f"LOGIN#{index}", "LOGIN")
            transaction.delete(GIVEN_UP + index, login, LoginRecord.account_id == account_id)


def _unchanged(record: AccountRecord) -> Any:
    condition = AccountRecord.password_hash == record.password_hash
    for name in SEALED:
        attribute, value = getattr(AccountRecord, name), getattr(record, name)
        condition &= attribute.does_not_exist() if value is None else attribute == value
    return condition
