"""Another password, with what it ends."""

from tms.auth import passwords, profile_store, session_store
from tms.kernel.store import Transaction

ENDED_AT_ONCE = 90
"""Sessions that end in the very transaction of the change; of who has more, the others end right after it."""


def replace(
    transaction: Transaction, profile: profile_store.Profile, password: str, *, keep: str | None = None
) -> None:
    """Commit `transaction` with another password in it, and end the account's sessions.

    Codes that open the account are good no more, for the old password is a part of what they are kept under.

    Args:
        keep: the session that goes on.

    Raises:
        Conflicted: the account changed since it was read; nothing was written.
        ConditionFailed: a condition of `transaction` did not hold; nothing was written.
    """
    account_id = profile.account.account_id
    profile_store.set_password_into(transaction, profile, passwords.hashed(password))
    ending = [each for each in session_store.sessions_of(account_id) if each.session_id != keep]
    session_store.end_into(transaction, ending[:ENDED_AT_ONCE])
    profile_store.commit(transaction)
    session_store.end_all(account_id, but=keep)  # one that the old password began meanwhile, too
