"""The password of somebody who is signed in: asked again before what an unlocked phone should not allow."""

from tms.accounts.account import Account
from tms.accounts.passwords import hashing
from tms.kernel.access import throttle
from tms.kernel.access.throttle import Limit
from tms.kernel.errors import Forbidden

GUESSES = Limit("own-password", times=5, seconds=900)
"""Of one account, by whoever holds one of its access tokens. The sign-in has limits of its own."""


def require(account: Account, password: str) -> None:
    """Refuse who does not know the account's password.

    Raises:
        Forbidden: `wrong_password`.
        TooManyRequests: `too_many_attempts`.
    """
    throttle.spend(GUESSES, account.account_id)
    if not hashing.matches(password, account.password_hash):
        raise Forbidden("wrong_password", "This is not the account's password.")
    throttle.forget(GUESSES, account.account_id)
