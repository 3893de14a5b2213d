"""Challenges, pure: what a member of staff holds between the password and the code.

A challenge belongs to an account, to one check of its password, and to the password and identifiers at that
moment: it ends when the owner changes one of them. The code works only with the challenge. So an attacker who
reads the mail but does not know the password gets nowhere, and neither does one who cannot read the mail.
"""

from dataclasses import dataclass

from tms.accounts.account import Account
from tms.accounts.bearer_secrets import digest_of, new_secret
from tms.kernel.ids import is_id


class NoChallenge(ValueError):
    """The text has not the form of a challenge."""


@dataclass(frozen=True)
class Challenge:
    """`<account id>.<secret>`."""

    account_id: str
    secret: str

    def __str__(self) -> str:
        return f"{self.account_id}.{self.secret}"

    def digest(self, account: Account | None) -> str:
        """Return what is stored with the code; see `bearer_secrets`.

        Args:
            account: as it was read; None if there is none (any more).
        """
        return digest_of(f"{self}.{account.credentials if account else ''}")


def new_challenge(account_id: str) -> Challenge:
    """Make a challenge for an account whose password was right."""
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
