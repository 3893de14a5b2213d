"""Brings claims in line with the ring of index keys; see `python -m infra keys reindex`.

The claims under the other keys become copies of those under the first key. Every container has to know all
keys of the ring by then, so that each change meanwhile is made under every key at once.

In a table that was restored from before a rotation, the first key has no claims, or outdated ones. There the
profile decides: an identifier that it has verified was always written together with the claims.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tms.accounts import store
from tms.accounts.account import Account, kind_of
from tms.accounts.identifiers.claim_store import claim_of, claimant
from tms.accounts.records import AccessoryRecord, AccountRecord, ClaimRecord
from tms.kernel.privacy import blind_index
from tms.kernel.store import Record, Transaction, whole_or_none, write_if


@dataclass
class Pass:
    """The outcome of one walk through all identifiers.

    Attributes:
        accounts: how many were looked at.
        written: claims that were missing or differed from the first key's; and every claim of a verified
            identifier for which the first key's claim was missing or outdated.
        removed: claims that the first key's do not confirm, and items under keys that are gone.
        refused: changes that lost against somebody else's, so that another walk is needed.
    """

    accounts: int = 0
    written: int = 0
    removed: int = 0
    refused: int = 0

    @property
    def found_nothing(self) -> bool:
        """Tell whether the walk changed nothing and nothing is left to do."""
        return not (self.written or self.removed or self.refused)


def reindex() -> Pass:
    """Walk through all identifiers once. This may be broken off and begun again."""
    done = Pass()
    there = (AccountRecord.sk == "PROFILE") & AccountRecord.deleted_at.does_not_exist()
    for record in AccountRecord.scan(there, consistent_read=True):
        done.accounts += 1
        account = store.account_of(record)
        for identifier in account.identifiers:
            for written in _claim_again(record, account, identifier) or _copy(account.account_id, identifier):
                done.written += written
                done.refused += not written
    for claim in ClaimRecord.scan(ClaimRecord.sk == "LOGIN", consistent_read=True):
        if not _is_confirmed(claim):
            removed = _remove(claim)
            done.removed += removed
            done.refused += not removed
    done.removed += _erase_known()
    return done


def _claim_again(record: AccountRecord, account: Account, identifier: str) -> list[bool]:
    """Write all claims of a verified identifier, if the first key's claim is missing or outdated.

    Args:
        record: the profile as it was read. It is a condition that the profile still has the identifier.

    Returns:
        For each claim whether it was written; nothing if the first key's claim is right.
    """
    first, *others = blind_index.indexes(kind_of(identifier), identifier)
    index, claim = _find(first)
    if not account.has_verified(identifier) or not _is_outdated(claim, account, identifier):
        return []
    still_verified = (
        AccountRecord.email == record.email
        if identifier == account.email
        else AccountRecord.phone == record.phone
    )
    as_it_was = Record.pk.does_not_exist()
    if claim is not None:
        as_it_was = (ClaimRecord.account_id == claim.account_id) & (ClaimRecord.verified == claim.verified)
    transaction = Transaction()
    transaction.check("profile", AccountRecord(record.pk, record.sk), still_verified)
    for each in (index, *others):
        written = claim_of(each, account.account_id, verified=True, expires=None)
        transaction.put(each, written, as_it_was if each == index else None)
    return [transaction.happens()] * (1 + len(others))


def _is_outdated(claim: ClaimRecord | None, account: Account, identifier: str) -> bool:
    """Tell whether the first key's claim contradicts that this account has verified the identifier.

    A verified claim by another account that has the identifier, verified or pending, is not outdated.
    """
    if claim is None or not claim.verified:
        return True
    if claim.account_id == account.account_id:
        return False
    other = store.by_id(claim.account_id)
    return other is None or identifier not in other.identifiers


def _copy(account_id: str, identifier: str) -> Iterator[bool]:
    """Copy the first key's claim under each key where the claim is missing or differs.

    Yield for each copy whether it was written; False if the claim changed meanwhile.
    """
    first, *others = (_find(index) for index in blind_index.indexes(kind_of(identifier), identifier))
    index, claim = first
    if claim is None or claim.account_id != account_id:
        return
    for other, kept in others:
        if kept is None or _content(kept) != _content(claim):
            unchanged = (ClaimRecord.account_id == account_id) & (ClaimRecord.verified == claim.verified)
            expires = whole_or_none(claim.expires)
            transaction = Transaction()
            transaction.check("claim", ClaimRecord(f"LOGIN#{index}", "LOGIN"), unchanged)
            transaction.put("copy", claim_of(other, account_id, verified=claim.verified, expires=expires))
            yield transaction.happens()


def _find(index: str) -> tuple[str, ClaimRecord | None]:
    try:
        return index, ClaimRecord.get(f"LOGIN#{index}", "LOGIN", consistent_read=True)
    except ClaimRecord.DoesNotExist:
        return index, None


def _content(claim: ClaimRecord) -> tuple[str, bool, int | None]:
    return claim.account_id, claim.verified, whole_or_none(claim.expires)


def _is_confirmed(claim: ClaimRecord) -> bool:
    """Tell whether a claim is the first key's, or the first key's confirms it, or will once it is written."""
    index = claim.pk.removeprefix("LOGIN#")
    kid, (first_kid, *kids) = blind_index.kid_of(index), blind_index.kids()
    if kid not in kids:
        return kid == first_kid  # a claim under a key that is gone can never be found
    account = store.by_id(claim.account_id)
    for identifier, verified in account.identifiers.items() if account else ():
        first, *others = blind_index.indexes(kind_of(identifier), identifier)
        if index in others:
            return claimant(first) in ([claim.account_id, None] if verified else [claim.account_id])
    return False


def _erase_known() -> int:
    """Erase known network addresses under keys that are gone; return how many."""
    erased = 0
    for record in AccessoryRecord.scan(AccessoryRecord.sk.startswith("KNOWN#"), consistent_read=True):
        if blind_index.kid_of(record.sk.removeprefix("KNOWN#")) not in blind_index.kids():
            record.delete()
            erased += 1
    return erased


def _remove(claim: ClaimRecord) -> bool:
    """Remove a claim unless it is another account's by now. If it was right after all, a walk rewrites it."""
    record = ClaimRecord(claim.pk, claim.sk)
    return write_if(lambda: record.delete(condition=ClaimRecord.account_id == claim.account_id))
