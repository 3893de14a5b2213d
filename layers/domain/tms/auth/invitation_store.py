"""Invitations that were sent, as hashes, at most one an account; and the accounts that they open."""

from tms.auth import code_store, store
from tms.auth.accounts import Account
from tms.auth.codes import Purpose
from tms.auth.invitations import LIFE_SECONDS
from tms.auth.login_store import LOGIN
from tms.auth.names import kind_of
from tms.auth.records import FREE, AccountRecord, CodeRecord, LoginRecord, login_of, profile_key
from tms.kernel import blind
from tms.kernel.store import Record, Transaction, write_if

CODE = "code"
"""The label of the invitation's own write."""


def keep(account_id: str, digest: str, *, asked_at: int, at: int) -> bool:
    """Let an invitation be the one that works; False if a newer one was asked for.

    Args:
        asked_at: epoch milliseconds; of two that were asked for, the later one stays.
        at: epoch seconds, from which it lives.
    """
    record = CodeRecord(
        *_key(account_id), digest=digest, challenge="", asked_at=asked_at, tries=0, expires=at + LIFE_SECONDS
    )
    latest = CodeRecord.pk.does_not_exist() | (CodeRecord.asked_at <= asked_at)
    return write_if(lambda: record.save(condition=latest))


def find(account_id: str, at: int) -> str | None:
    """Return the hash of an account's invitation that works at `at` (epoch seconds), if any."""
    try:
        record = CodeRecord.get(*_key(account_id), consistent_read=True)
    except CodeRecord.DoesNotExist:
        return None
    return record.digest if (record.expires or 0) > at else None


def use(transaction: Transaction, account: Account, digest: str, password_hash: str) -> None:
    """Add to `transaction`: the invitation is used up, the account has a password, its address is proven.

    Raises (at the commit):
        ConditionFailed: `CODE`, it was used or replaced; `LOGIN` + index, somebody has proven the address.
    """
    code_store.take_in(transaction, account.account_id, Purpose.INVITE, digest)
    changes = [AccountRecord.password_hash.set(password_hash), AccountRecord.expires.remove()]
    if account.new_email:
        sealed = store.record_of(account).new_email
        changes += [AccountRecord.email.set(sealed), AccountRecord.new_email.remove()]
    key = AccountRecord(*profile_key(account.account_id))
    transaction.update("account", key, [*changes], Record.pk.exists())
    address = account.new_email or account.email or ""
    for index in blind.indexes(kind_of(address), address):
        login = login_of(index, account.account_id, verified=True, expires=None)
        ours = LoginRecord.account_id == account.account_id
        transaction.put(LOGIN + index, login, FREE | ours)


def _key(account_id: str) -> tuple[str, str]:
    return f"ACCOUNT#{account_id}", f"CODE#{Purpose.INVITE}"
