"""Changes of accounts that touch the names under which they are found: with the profile, or not at all."""

from collections.abc import Collection

from tms.accounts import profile_store, store
from tms.accounts.account import Account
from tms.accounts.identifiers import claim_store, notice_store
from tms.accounts.identifiers.claim_store import GIVEN_UP, LoginTaken
from tms.accounts.profile_store import Profile
from tms.accounts.records import TombstoneRecord, profile_key
from tms.kernel.store import ConditionFailed, Conflicted, Transaction


def change_into(
    transaction: Transaction, profile: Profile, after: Account, claimed: Collection[str] = ()
) -> None:
    """Add to `transaction`: the account is `after`, and the names that it gave up are free.

    Who reads one that was proven is told.

    Args:
        claimed: names that wait for their code from now.
    """
    transaction.put(profile_store.PROFILE, store.record_of(after), profile.unchanged)
    for name in claimed:
        claim_store.wait_into(transaction, after.account_id, name)
    for name in profile.account.claims.keys() - after.claims.keys():
        claim_store.give_up_into(transaction, after.account_id, name)
        if profile.account.goes_by(name):
            notice_store.tell_into(transaction, after.account_id, name)


def bury_into(transaction: Transaction, profile: Profile, at: int) -> None:
    """Add to `transaction`: the account was deleted at `at` (epoch seconds), and its names are free."""
    account = profile.account
    tombstone = TombstoneRecord(
        *profile_key(account.account_id), created_at=account.created_at, deleted_at=at
    )
    transaction.put(profile_store.PROFILE, tombstone, profile.unchanged)
    for name in account.claims:
        claim_store.give_up_into(transaction, account.account_id, name)


def commit(transaction: Transaction) -> None:
    """Commit a change.

    Raises:
        LoginTaken: somebody else has proven to have a name that it claims.
        Conflicted: the account changed since it was read; nothing was written, and trying again may help.
        ConditionFailed: another write's condition did not hold, while these did.
    """
    try:
        profile_store.commit(transaction)
    except ConditionFailed as failure:
        if any(label.startswith(GIVEN_UP) for label in failure.failed):
            raise Conflicted from failure
        if claim_store.is_taken(failure):
            raise LoginTaken from failure
        raise
