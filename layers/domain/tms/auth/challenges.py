"""Challenges, pure: what somebody holds who has shown the right password and waits for the code.

It is bound to the account and to this one check of the password. Who reads the mail and has no challenge gets
nowhere, and so does who has the challenge and cannot read the mail.
"""

import hashlib
import secrets
from dataclasses import dataclass

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
        """SHA-256 in hex. 256 random bits need no salt."""
        return hashlib.sha256(str(self).encode()).hexdigest()


def new_challenge(account_id: str) -> Challenge:
    """Make a challenge for an account whose password was shown."""
    return Challenge(account_id, secrets.token_urlsafe(32))


def new_reset() -> str:
    """Make what must come with the code of a forgotten password, so that nobody else can use its tries up."""
    return secrets.token_urlsafe(32)


def digest_of(reset: str) -> str:
    """Return what is kept of it: SHA-256 in hex."""
    return hashlib.sha256(reset.encode()).hexdigest()


def parse(text: str) -> Challenge:
    """Read a challenge.

    Raises:
        NoChallenge: it has another form.
    """
    account_id, _, secret = text.partition(".")
    if not is_id("acc", account_id) or not secret:
        raise NoChallenge
    return Challenge(account_id, secret)
