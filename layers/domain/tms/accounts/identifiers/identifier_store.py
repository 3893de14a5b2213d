"""Accounts by the names that people sign in with, which are kept as blind indexes.

A claim of a name is one item under each key of the ring, so that it is found whichever key comes first.
"""

from collections.abc import Callable

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.codes import code_store
from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers import claim_store, notice_store
from tms.accounts.identifiers.claim_store import LoginTaken, claimant
from tms.accounts.identifiers.identifier import kind_of
from tms.accounts.records import AccountRecord, LoginRecord, context
from tms.kernel.privacy import blind_index
from tms.kernel.privacy.vault import seal
from tms.kernel.store import ConditionFailed, Record, Transaction


def create(account: Account) -> None:
    """Write a new account with its names, all or nothing. A name that nobody has proven is taken over.

    Raises:
        LoginTaken: a name belongs to another account.
    """
    transaction = Transaction()
    create_into(transaction, account)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        raise LoginTaken from failure


def create_into(transaction: Transaction, account: Account) -> None:
    """Add a new account with its names to `transaction`: `account`, and `CLAIM` + index for each name."""
    transaction.put("account", store.record_of(account), Record.pk.does_not_exist())
    for name, verified in account.claims.items():
        if verified:
            claim_store.prove_into(transaction, account.account_id, name)
        else:
            claim_store.wait_into(transaction, account.account_id, name, account.created_at)


def by_login(name: str) -> Account | None:
    """Return the account that claims `name` (normalised), if any; as much is read where there is none."""
    account = store.by_id(claimant(blind_index.index(kind_of(name), name)) or store.NOBODY)
    if account is None:
        seal(name, context(store.NOBODY))  # the vault's key is unwrapped for nobody too, which takes time
    return account


def prove(account_id: str, name: str, code: str, also: Callable[[Transaction], None] | None = None) -> bool:
    """Let a name that waits be one of the account's, and use up the code that proved it.

    The name that it replaces is told, and free from then on; the account stays. False if it does not wait
    (any more), if somebody has proven it meanwhile, or if the code was used or replaced.

    Args:
        code: the hash under which the code is kept.
        also: adds what is to be written with it.
    """
    record = store.find_record(account_id)
    if record is None:
        return False
    account = store.account_of(record)
    if account.claims.get(name) is not False:
        return False
    transaction = Transaction()
    code_store.take_in(transaction, account_id, Purpose.VERIFY, code)
    _let_it_be_verified(transaction, record, name)
    if also is not None:
        also(transaction)
    former = account.email if kind_of(name) == "email" else account.phone
    if former:
        notice_store.tell_into(transaction, account_id, former)
        gone_or_ours = Record.pk.does_not_exist() | (LoginRecord.account_id == account_id)
        claim_store.delete_into(transaction, former, gone_or_ours)
    claim_store.prove_into(transaction, account_id, name)
    return transaction.happens()


def _let_it_be_verified(transaction: Transaction, record: AccountRecord, name: str) -> None:
    """Move the name that waits to its place, as it is sealed, unless it is another one by now."""
    proven, waiting = (
        (AccountRecord.email, AccountRecord.new_email)
        if kind_of(name) == "email"
        else (AccountRecord.phone, AccountRecord.new_phone)
    )
    sealed = record.new_email if kind_of(name) == "email" else record.new_phone
    transaction.update(
        "account",
        AccountRecord(record.pk, record.sk),
        [proven.set(sealed), waiting.remove(), AccountRecord.expires.remove()],
        waiting == sealed,
    )
