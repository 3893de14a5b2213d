"""The first step of every sign-in: a name and its password."""

from tms.accounts.account import Account
from tms.accounts.identifiers import identifier_store
from tms.accounts.passwords import hashing, password_guard
from tms.kernel.errors import Forbidden, Unauthorized


def check_password(name: str, password: str, source_ip: str) -> Account:
    """Return the account that has proven to have `name`, if this is its password.

    As much is read, written and computed where there is no such account.

    Raises:
        TooManyRequests: `too_many_attempts`; see `password_guard`.
        Unauthorized: `wrong_credentials`, whichever of the two is wrong.
        Forbidden: `account_unverified`: the name waits for its code.
    """
    account = identifier_store.by_login(name)
    spent = password_guard.spend(name, account, source_ip)
    if not hashing.matches(password, account.password_hash if account else None) or account is None:
        password_guard.write_down(spent, account)
        raise wrong_credentials()
    password_guard.forgive(spent)
    if not account.goes_by(name):
        raise Forbidden(
            "account_unverified",
            "Confirm this e-mail address or phone number first, by the code sent there.",
            account_id=account.account_id,
        )
    return account


def wrong_credentials() -> Unauthorized:
    """Return the one refusal of a name and a password."""
    return Unauthorized("wrong_credentials", "No account has this identifier and password.")
