"""Door for privacy: an account that a caller with its password turns into a tombstone."""

from tms.accounts import store
from tms.accounts.account import account_gone
from tms.accounts.identifiers.identifier_store import bury, commit
from tms.accounts.passwords import own_password
from tms.accounts.store import Profile

__all__ = ["bury", "commit", "owned"]


def owned(account_id: str, password: str) -> Profile:
    """Return the account of a caller who knows its password.

    Raises:
        Unauthorized: `account_gone`.
        Forbidden: `wrong_password`.
        TooManyRequests: `too_many_attempts`.
    """
    profile = store.read_profile(account_id)
    if profile is None:
        raise account_gone()
    own_password.require(profile.account, password)
    return profile
