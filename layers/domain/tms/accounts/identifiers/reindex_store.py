"""Claims brought in line with the ring of index keys; see `python -m infra keys reindex`.

The first key's claims are what the others are brought in line with. Every container has to know all keys of
the ring by then: whoever changes a name meanwhile does it under every key at once.

In a table that was restored from before a rotation the first key has no claims, or old ones. There the
profile says whose a name is: what it has proven is written together with the claims, always.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.identifiers.claim_store import claimant, login_of
from tms.accounts.identifiers.identifier import kind_of
from tms.accounts.records import AccessoryRecord, AccountRecord, LoginRecord
from tms.kernel.privacy import blind_index
from tms.kernel.store import Record, Transaction, whole_or_none, write_if


@dataclass
class Pass:
    """One walk through all names.

    Attributes:
        accounts: how many have names, or may have.
        written: claims under other keys than the first that were not there, or not like the first key's; and
            all claims of a proven name that the first key's did not bear out.
        removed: claims that the first key's do not bear out, and what lies under keys that are gone.
        refused: changes that met one of somebody else, and are to be looked at again.
    """

    accounts: int = 0
    written: int = 0
    removed: int = 0
    refused: int = 0

    @property
    def found_nothing(self) -> bool:
        """Tell whether everything was in line already."""
        return not (self.written or self.removed or self.refused)


def reindex() -> Pass:
    """Go through all names once. It may be broken off and begun again."""
    done = Pass()
    there = (AccountRecord.sk == "PROFILE") & AccountRecord.deleted_at.does_not_exist()
    for record in AccountRecord.scan(there, consistent_read=True):
        done.accounts += 1
        account = store.account_of(record)
        for name in account.claims:
            for written in _claim_again(record, account, name) or _copy(account.account_id, name):
                done.written += written
                done.refused += not written
    for claim in LoginRecord.scan(LoginRecord.sk == "LOGIN", consistent_read=True):
        if not _stands(claim):
            removed = _remove(claim)
            done.removed += removed
            done.refused += not removed
    done.removed += _erase_known()
    return done


def _claim_again(record: AccountRecord, account: Account, name: str) -> list[bool]:
    """Write all claims of a name that its account has proven, if the first key's is missing or out of date.

    Return for each whether it was written; none if there was nothing to do.

    Args:
        record: the profile as it was read; that it has the name still is a condition.
    """
    first, *others = blind_index.indexes(kind_of(name), name)
    index, claim = _find(first)
    if not account.goes_by(name) or not _out_of_date(claim, account, name):
        return []
    proven = (
        AccountRecord.email == record.email if name == account.email else AccountRecord.phone == record.phone
    )
    as_it_was = Record.pk.does_not_exist()
    if claim is not None:
        as_it_was = (LoginRecord.account_id == claim.account_id) & (LoginRecord.verified == claim.verified)
    transaction = Transaction()
    transaction.check("profile", AccountRecord(record.pk, record.sk), proven)
    for each in (index, *others):
        login = login_of(each, account.account_id, verified=True, expires=None)
        transaction.put(each, login, as_it_was if each == index else None)
    return [transaction.happens()] * (1 + len(others))


def _out_of_date(claim: LoginRecord | None, account: Account, name: str) -> bool:
    """Tell whether the first key's claim of a name contradicts that this account has proven it.

    That of somebody else who has proven it does not, as little as what such a profile may become by a code.
    """
    if claim is None or not claim.verified:
        return True
    if claim.account_id == account.account_id:
        return False
    other = store.by_id(claim.account_id)
    return other is None or name not in other.claims


def _copy(account_id: str, name: str) -> Iterator[bool]:
    """Write the first key's claim of a name under each key where it is missing or another one.

    Yield for each whether it was written; False if the claim changed meanwhile.
    """
    first, *others = (_find(index) for index in blind_index.indexes(kind_of(name), name))
    index, claim = first
    if claim is None or claim.account_id != account_id:
        return
    for other, kept in others:
        if kept is None or _said(kept) != _said(claim):
            stands = (LoginRecord.account_id == account_id) & (LoginRecord.verified == claim.verified)
            expires = whole_or_none(claim.expires)
            transaction = Transaction()
            transaction.check("claim", LoginRecord(f"LOGIN#{index}", "LOGIN"), stands)
            transaction.put("copy", login_of(other, account_id, verified=claim.verified, expires=expires))
            yield transaction.happens()


def _find(index: str) -> tuple[str, LoginRecord | None]:
    try:
        return index, LoginRecord.get(f"LOGIN#{index}", "LOGIN", consistent_read=True)
    except LoginRecord.DoesNotExist:
        return index, None


def _said(claim: LoginRecord) -> tuple[str, bool, int | None]:
    return claim.account_id, claim.verified, whole_or_none(claim.expires)


def _stands(claim: LoginRecord) -> bool:
    """Tell whether a claim is the first key's, or the first key's bears it out, or will once written."""
    index = claim.pk.removeprefix("LOGIN#")
    kid, (first_kid, *kids) = blind_index.kid_of(index), blind_index.kids()
    if kid not in kids:
        return kid == first_kid  # else its key is gone, and nobody finds it
    account = store.by_id(claim.account_id)
    for name, proven in account.claims.items() if account else ():
        first, *others = blind_index.indexes(kind_of(name), name)
        if index in others:
            return claimant(first) in ([claim.account_id, None] if proven else [claim.account_id])
    return False


def _erase_known() -> int:
    """Erase the addresses that accounts are known from under keys that are gone; return how many."""
    erased = 0
    for record in AccessoryRecord.scan(AccessoryRecord.sk.startswith("KNOWN#"), consistent_read=True):
        if blind_index.kid_of(record.sk.removeprefix("KNOWN#")) not in blind_index.kids():
            record.delete()
            erased += 1
    return erased


def _remove(claim: LoginRecord) -> bool:
    """Remove a claim unless it is another account's by now; one that came to stand is written again."""
    record = LoginRecord(claim.pk, claim.sk)
    return write_if(lambda: record.delete(condition=LoginRecord.account_id == claim.account_id))
