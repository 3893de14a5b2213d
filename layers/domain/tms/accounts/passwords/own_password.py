"""The password of an account: asked for again while the owner is signed in, and replaced by another one.

Each session keeps the mark of its password and is renewed only while that is the account's. So a new password
ends every former session by itself, even if this function dies. That their items are deleted is tidiness.
"""

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.limits import OWN_PASSWORD
from tms.accounts.passwords import hashing
from tms.accounts.sessions import session_store
from tms.accounts.store import Profile
from tms.kernel.access import throttle
from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Forbidden
from tms.kernel.store import ConditionFailed, Transaction

ENDED_AT_ONCE = 90
"""How many sessions are deleted in the transaction of the change; the others are deleted after it."""


def require(account: Account, password: str) -> None:
    """Refuse a caller who does not know the account's password, as with an unlocked phone of somebody else.

    Raises:
        Forbidden: `wrong_password`.
        TooManyRequests: `too_many_attempts`.
    """
    throttle.spend(OWN_PASSWORD, account.account_id)
    if not hashing.matches(password, account.password_hash):
        raise Forbidden("wrong_password", "This is not the account's password.")
    throttle.forget(OWN_PASSWORD, account.account_id)


def replace(transaction: Transaction, profile: Profile, password: str, *, keep: str | None = None) -> None:
    """Commit `transaction` with a new password in it, and end the account's sessions.

    Codes that open the account stop working too: the former password is a part of what they were hashed with.

    Args:
        keep: the session that goes on with the new password, if it belongs to the present one.

    Raises:
        Conflicted: the account changed since it was read, or the session was ended; nothing was written.
        ConditionFailed: the condition of another write failed; nothing was written.
    """
    account_id, former = profile.account.account_id, profile.account.password_hash
    password_hash = hashing.hashed(password)
    store.set_password(transaction, profile, password_hash)
    sessions = session_store.sessions_of(account_id)
    kept = [each for each in sessions if each.session_id == keep and each.belongs_to(former)]
    ending = [each for each in sessions if each not in kept]
    for each in kept:
        session_store.keep(transaction, each, password_hash)
    session_store.delete(transaction, ending[:ENDED_AT_ONCE])
    try:
        store.commit(transaction)
    except ConditionFailed as failure:
        if session_store.KEPT in failure.failed:
            raise Conflicted from failure
        raise
    session_store.end_all(account_id, but=keep if kept else None)
