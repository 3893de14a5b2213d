"""Challenges, pure: what somebody holds who has shown the right password and waits for the code.

It is bound to the account, to this one check of the password, and to the password and names as they were: it
is over when the owner chooses others. Who reads the mail and has no challenge gets nowhere, and so does who
has the challenge and cannot read the mail.
"""

from dataclasses import dataclass

from tms.accounts.account import Account
from tms.accounts.bearer_secrets import digest_of, new_secret
from tms.kernel.ids import is_id


class NoChallenge(ValueError):
    """The text has not the form of a challenge."""


@dataclass(frozen=True)
class Challenge:
    """`<account>.<secret>`; the code's record keeps a hash alone."""

    account_id: str
    secret: str

    def __str__(self) -> str:
        return f"{self.account_id}.{self.secret}"

    def digest(self, account: Account | None) -> str:
        """Return what is kept of it; see `bearers`.

        Args:
            account: as it was read; None where there is none (any more).
        """
        return digest_of(f"{self}.{account.opened_by if account else ''}")


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
