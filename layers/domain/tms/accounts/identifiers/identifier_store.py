"""Accounts by their identifiers, and changes of accounts together with the claims of identifiers.

A claim is one item under each key of the blind index's ring, so that it is found whichever key comes first.

A verified identifier that an account loses gets a notice: otherwise an attacker with the password could take
the account over in silence. The notice is an item of the same transaction; the table's stream has it sent.
"""

from collections.abc import Callable, Collection

from tms.accounts import store
from tms.accounts.account import Account, account_context, kind_of
from tms.accounts.codes import code_store
from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers import claim_store
from tms.accounts.identifiers.claim_store import RELEASE, IdentifierTaken, claimant
from tms.accounts.records import AccountRecord, ClaimRecord, NoticeRecord, TombstoneRecord, profile_key
from tms.accounts.store import PROFILE, Profile
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.ids import new_id
from tms.kernel.privacy import blind_index
from tms.kernel.privacy.vault import seal
from tms.kernel.store import ConditionFailed, Record, Transaction

NOTICE_SECONDS = 48 * 3600
"""How long a notice is kept: twice as long as the stream keeps the event of its writing."""


def by_identifier(identifier: str) -> Account | None:
    """Return the account that claims `identifier` (normalised); None, after the same work, if none does."""
    index = blind_index.index(kind_of(identifier), identifier)
    account = store.by_id(claimant(index) or store.NOBODY)
    if account is None:
        seal(
            identifier, account_context(store.NOBODY)
        )  # as for an account, the vault's key is unwrapped: it takes time
    return account


def create(account: Account) -> None:
    """Write a new account with its identifiers, or nothing. Pending claims by other accounts are replaced.

    Raises:
        IdentifierTaken: another account has verified an identifier.
    """
    transaction = Transaction()
    add(transaction, account)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        raise IdentifierTaken from failure


def add(transaction: Transaction, account: Account) -> None:
    """Add to `transaction`: a new account with its identifiers.

    Raises (at the commit):
        ConditionFailed: `CLAIM` + index, another account has verified an identifier.
    """
    transaction.put("account", store.record_of(account), Record.pk.does_not_exist())
    for identifier, verified in account.identifiers.items():
        if verified:
            claim_store.verify(transaction, account.account_id, identifier)
        else:
            claim_store.claim(transaction, account.account_id, identifier, account.created_at)


def change(transaction: Transaction, profile: Profile, after: Account, claimed: Collection[str] = ()) -> None:
    """Add to `transaction`: the account is `after`. The identifiers that it lost are free.

    Args:
        claimed: identifiers of `after` that are pending from now on.
    """
    transaction.put(PROFILE, store.record_of(after), profile.unchanged)
    for identifier in claimed:
        claim_store.claim(transaction, after.account_id, identifier)
    for identifier in profile.account.identifiers.keys() - after.identifiers.keys():
        claim_store.release(transaction, after.account_id, identifier)
        if profile.account.has_verified(identifier):
            _give_notice(transaction, after.account_id, identifier)


def bury(transaction: Transaction, profile: Profile, at: int) -> None:
    """Add to `transaction`: the account was deleted at `at` (epoch seconds). Its identifiers are free."""
    account = profile.account
    key = profile_key(account.account_id)
    tombstone = TombstoneRecord(*key, created_at=account.created_at, deleted_at=at)
    transaction.put(PROFILE, tombstone, profile.unchanged)
    for identifier in account.identifiers:
        claim_store.release(transaction, account.account_id, identifier)


def commit(transaction: Transaction) -> None:
    """Commit a `change` or `bury`.

    Raises:
        IdentifierTaken: another account has verified an identifier that this one claims.
        Conflicted: the account changed since it was read. Nothing was written; trying again may help.
        ConditionFailed: the condition of another write failed, and none of these.
    """
    try:
        store.commit(transaction)
    except ConditionFailed as failure:
        if any(label.startswith(RELEASE) for label in failure.failed):
            raise Conflicted from failure
        if claim_store.is_taken(failure):
            raise IdentifierTaken from failure
        raise


def verify(
    account_id: str, identifier: str, code: str, also: Callable[[Transaction], None] | None = None
) -> bool:
    """Let a pending identifier be verified, and use up its code.

    It replaces the account's former identifier of the same kind, which gets a notice and is free.

    Args:
        code: the hash under which the code is kept.
        also: adds what is written with it.

    Returns:
        False, and nothing is written, if the identifier is not pending (any more), another account has
        verified it meanwhile, or the code was used or replaced.
    """
    record = store.find_record(account_id)
    if record is None:
        return False
    account = store.account_of(record)
    if account.identifiers.get(identifier) is not False:
        return False
    transaction = Transaction()
    code_store.use_up(transaction, account_id, Purpose.VERIFY, code, kind=kind_of(identifier))
    _move_to_verified(transaction, record, identifier)
    if also is not None:
        also(transaction)
    former = account.email if kind_of(identifier) == "email" else account.phone
    if former:
        _give_notice(transaction, account_id, former)
        gone_or_ours = Record.pk.does_not_exist() | (ClaimRecord.account_id == account_id)
        claim_store.delete(transaction, former, gone_or_ours)
    claim_store.verify(transaction, account_id, identifier)
    return transaction.happens()


def _move_to_verified(transaction: Transaction, record: AccountRecord, identifier: str) -> None:
    """Add to `transaction`: the sealed pending identifier becomes the verified one, unless it was changed."""
    verified, pending = (
        (AccountRecord.email, AccountRecord.new_email)
        if kind_of(identifier) == "email"
        else (AccountRecord.phone, AccountRecord.new_phone)
    )
    sealed = record.new_email if kind_of(identifier) == "email" else record.new_phone
    transaction.update(
        "account",
        AccountRecord(record.pk, record.sk),
        [verified.set(sealed), pending.remove(), AccountRecord.expires.remove()],
        pending == sealed,
    )


def _give_notice(transaction: Transaction, account_id: str, identifier: str) -> None:
    """Add to `transaction`: a notice to an identifier that the account loses."""
    notice = NoticeRecord(
        f"ACCOUNT#{account_id}",
        f"NOTICE#{new_id('ntc')}",
        name=seal(identifier, account_context(account_id)),
        expires=epoch() + NOTICE_SECONDS,
    )
    transaction.put(f"notice by {kind_of(identifier)}", notice)
