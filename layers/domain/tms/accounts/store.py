"""Accounts by their ids. Personal data is sealed, and a change is written only if nobody changed it since."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tms.accounts.account import INVITED_SECONDS, PENDING_SECONDS, Account, account_context
from tms.accounts.records import SEALED, AccountRecord, profile_key
from tms.kernel.conflicts import Conflicted
from tms.kernel.privacy.vault import seal, seal_optional, unseal, unseal_optional
from tms.kernel.store import ConditionFailed, Record, Transaction

NAME = "name of the account"
PROFILE = "profile"
"""Labels of the writes of a person's name, and of everything else in a profile."""

NOBODY = "acc_00000000000000000000000000"
"""The id of no account. It is read for an identifier without account, so that the same work is done."""


@dataclass(frozen=True)
class Profile:
    """An account as it was read, and the condition that it still is so."""

    account: Account
    unchanged: Any


def by_id(account_id: str) -> Account | None:
    """Return an account, unless it was deleted."""
    record = find_record(account_id)
    return None if record is None else account_of(record)


def by_ids(account_ids: Iterable[str]) -> list[Account]:
    """Return those of at most 100 accounts that were not deleted, in one read."""
    keys = [profile_key(account_id) for account_id in sorted(set(account_ids))]
    found = AccountRecord.batch_get(keys) if keys else ()
    return [account_of(record) for record in found if not record.deleted_at]


def read_profile(account_id: str) -> Profile | None:
    """Return an account that is to be changed, unless it was deleted."""
    record = find_record(account_id)
    return None if record is None else Profile(account_of(record), _unchanged(record))


def find_record(account_id: str) -> AccountRecord | None:
    """Return an account's item, unless it was deleted."""
    try:
        record = AccountRecord.get(*profile_key(account_id), consistent_read=True)
    except AccountRecord.DoesNotExist:
        return None
    return None if record.deleted_at else record


def rename(transaction: Transaction, account_id: str, full_name: str) -> None:
    """Add to `transaction`: a person's new name.

    Raises (at the commit):
        ConditionFailed: `NAME`, the account was deleted.
    """
    sealed = seal(full_name, account_context(account_id))
    key = AccountRecord(*profile_key(account_id))
    exists = Record.pk.exists() & AccountRecord.deleted_at.does_not_exist()
    transaction.update(NAME, key, [AccountRecord.full_name.set(sealed)], exists)


def set_password(transaction: Transaction, profile: Profile, password_hash: str) -> None:
    """Add to `transaction`: the account's new password.

    Raises (at the commit):
        ConditionFailed: `PROFILE`, the account changed since it was read.
    """
    key = AccountRecord(*profile_key(profile.account.account_id))
    transaction.update(PROFILE, key, [AccountRecord.password_hash.set(password_hash)], profile.unchanged)


def commit(transaction: Transaction) -> None:
    """Commit the change of a profile.

    Raises:
        Conflicted: the account changed since it was read. Nothing was written; trying again may help.
        ConditionFailed: the account is unchanged, and the condition of another write failed.
    """
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if PROFILE in failure.failed:
            raise Conflicted from failure
        raise


def account_of(record: AccountRecord) -> Account:
    """Unseal an account's item."""
    account_id = record.pk.removeprefix("ACCOUNT#")
    sealed_for = account_context(account_id)
    return Account(
        account_id=account_id,
        full_name=unseal(record.full_name, sealed_for),
        email=unseal_optional(record.email, sealed_for),
        phone=unseal_optional(record.phone, sealed_for),
        password_hash=record.password_hash,
        roles=frozenset(record.roles),
        company=record.company,
        created_at=int(record.created_at),
        new_email=unseal_optional(record.new_email, sealed_for),
        new_phone=unseal_optional(record.new_phone, sealed_for),
    )


def record_of(account: Account) -> AccountRecord:
    """Seal an account as an item."""
    sealed_for = account_context(account.account_id)
    pk, sk = profile_key(account.account_id)
    return AccountRecord(
        pk=pk,
        sk=sk,
        full_name=seal(account.full_name, sealed_for),
        email=seal_optional(account.email, sealed_for),
        phone=seal_optional(account.phone, sealed_for),
        new_email=seal_optional(account.new_email, sealed_for),
        new_phone=seal_optional(account.new_phone, sealed_for),
        password_hash=account.password_hash,
        roles=set(account.roles),
        company=account.company,
        created_at=account.created_at,
        expires=_end_of(account),
    )


def _unchanged(record: AccountRecord) -> Any:
    """Return the condition that an account's password and personal data still are as they were read."""
    condition = AccountRecord.password_hash == record.password_hash
    for name in SEALED:
        attribute, value = getattr(AccountRecord, name), getattr(record, name)
        condition &= attribute.does_not_exist() if value is None else attribute == value
    return condition


def _end_of(account: Account) -> int | None:
    """Return the epoch second at which an account ends that nobody made theirs; None if somebody did."""
    joined = bool(account.company and account.password_hash)
    if account.verified or joined:
        return None
    return account.created_at + (INVITED_SECONDS if account.company else PENDING_SECONDS)
