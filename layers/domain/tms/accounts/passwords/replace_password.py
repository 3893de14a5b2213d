"""Another password, with what it ends.

Each session keeps the mark of the password that it goes by, and is renewed only while that is the account's.
So all that the old password began is over with the change, whatever becomes of this function. That the items
are deleted too is tidiness.
"""

from tms.accounts import profile_store
from tms.accounts.passwords import hashing
from tms.accounts.sessions import session_store
from tms.kernel.store import ConditionFailed, Conflicted, Transaction

ENDED_AT_ONCE = 90
"""Sessions whose items go in the very transaction of the change; of who has more, the others' go after it."""


def replace(
    transaction: Transaction, profile: profile_store.Profile, password: str, *, keep: str | None = None
) -> None:
    """Commit `transaction` with another password in it, and end the account's sessions.

    Codes that open the account are good no more, for the old password is a part of what they are kept under.

    Args:
        keep: the session that goes on, by the new password; not if a former one began it.

    Raises:
        Conflicted: the account changed since it was read, or the session ended; nothing was written.
        ConditionFailed: a condition of `transaction` did not hold; nothing was written.
    """
    account_id, former = profile.account.account_id, profile.account.password_hash
    password_hash = hashing.hashed(password)
    profile_store.set_password_into(transaction, profile, password_hash)
    sessions = session_store.sessions_of(account_id)
    kept = [each for each in sessions if each.session_id == keep and each.holds_for(former)]
    ending = [each for each in sessions if each not in kept]
    for each in kept:
        session_store.keep_into(transaction, each, password_hash)
    session_store.end_into(transaction, ending[:ENDED_AT_ONCE])
    try:
        profile_store.commit(transaction)
    except ConditionFailed as failure:
        if session_store.KEPT in failure.failed:
            raise Conflicted from failure
        raise
    session_store.end_all(account_id, but=keep if kept else None)
