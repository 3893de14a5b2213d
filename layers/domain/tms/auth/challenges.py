"""Challenges, pure: what somebody holds who has shown the right password and waits for the code.

It is bound to the account and to this one check of the password. Who reads the mail and has no challenge gets
nowhere, and so does who has the challenge and cannot read the mail.
"""

from dataclasses import dataclass

from tms.auth.accounts import Account
from tms.auth.bearers import digest_of, new_secret
from tms.kernel.ids import is_id


class NoChallenge(ValueError):
    """The text has not the form of a challenge."""


@dataclass(frozen=True)
class Challenge:
    """`<account>.<secret>`; the code's record keeps the secret's hash alone."""

    account_id: str
    secret: str

    def __str__(self) -> str:
        return f"{self.account_id}.{self.secret}"

    @property
    def digest(self) -> str:
        """What is kept of it; see `bearers`."""
        return digest_of(str(self))


def address_of(account: Account) -> str:
    """Return where the code goes."""
    return account.email or account.phone or ""


def new_challenge(account_id: str) -> Challenge:
    """Make a challenge for an account whose password was shown."""
    return Challenge(account_id, new_secret())


def parse(text: str) -> Challenge:
    """Read a challenge.

    Raises:
        NoChallenge: it has another form.
    """
    account_id, _, secret = text.partition(".")
    if not is_id("acc", account_id) or not secret:
        raise NoChallenge
    return Challenge(account_id, secret)
