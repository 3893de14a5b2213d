"""Accounts by their id: profiles, whose personal data is sealed."""

from collections.abc import Iterable

from tms.accounts.account import UNVERIFIED_SECONDS, Account
from tms.accounts.records import AccountRecord, context, profile_key
from tms.kernel.privacy.vault import seal, seal_optional, unseal, unseal_optional
from tms.kernel.store import Record, Transaction

NAME = "name of the account"
"""Label of the write of a person's name."""

NOBODY = "acc_00000000000000000000000000"
"""The id of no account: what is looked up where a name has none, so that as much is read."""


def by_id(account_id: str) -> Account | None:
    """Return an account, if it exists and was not deleted."""
    record = find_record(account_id)
    return None if record is None else account_of(record)


def by_ids(account_ids: Iterable[str]) -> list[Account]:
    """Return those of at most 100 accounts that exist, in one read."""
    keys = [profile_key(account_id) for account_id in sorted(set(account_ids))]
    found = AccountRecord.batch_get(keys) if keys else ()
    return [account_of(record) for record in found if not record.deleted_at]


def rename_into(transaction: Transaction, account_id: str, full_name: str) -> None:
    """Add to `transaction`: a person's new name.

    Raises (at the commit):
        ConditionFailed: `NAME`, the account was deleted.
    """
    sealed = seal(full_name, context(account_id))
    key = AccountRecord(*profile_key(account_id))
    exists = Record.pk.exists() & AccountRecord.deleted_at.does_not_exist()
    transaction.update(NAME, key, [AccountRecord.full_name.set(sealed)], exists)


def find_record(account_id: str) -> AccountRecord | None:
    """Return an account's profile as it is kept, if it exists and was not deleted."""
    try:
        record = AccountRecord.get(*profile_key(account_id), consistent_read=True)
    except AccountRecord.DoesNotExist:
        return None
    return None if record.deleted_at else record


def account_of(record: AccountRecord) -> Account:
    """Open a profile."""
    account_id = record.pk.removeprefix("ACCOUNT#")
    sealed_for = context(account_id)
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
    """Seal an account's profile."""
    sealed_for = context(account.account_id)
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
        expires=None if account.verified or account.company else account.created_at + UNVERIFIED_SECONDS,
    )
