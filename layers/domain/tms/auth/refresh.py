"""Refresh tokens, pure: an account, a session, and a secret that is kept as a hash alone."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from tms.kernel.ids import SHAPE

LIFE_SECONDS = 30 * 24 * 3600
"""A session that is not renewed for so long is over."""

STAFF_LIFE_SECONDS = 12 * 3600
"""A session that began with a second factor ends after a day's work, however often it is renewed (NIST
SP 800-63B, section 4.2.3: twelve hours)."""


class NoRefreshToken(ValueError):
    """The text has not the form of a refresh token."""


@dataclass(frozen=True)
class RefreshToken:
    """`<account>.<session>.<secret>`; each is good for one renewal."""

    account_id: str
    session_id: str
    secret: str

    def __str__(self) -> str:
        return f"{self.account_id}.{self.session_id}.{self.secret}"

    @property
    def digest(self) -> str:
        """What the session keeps of it: SHA-256 in hex. 256 random bits need no salt."""
        return hashlib.sha256(self.secret.encode()).hexdigest()

    def is_the_one(self, digest: str) -> bool:
        """Tell whether it is the token that the session keeps as `digest`, in constant time."""
        return hmac.compare_digest(self.digest, digest)


def new_token(account_id: str, session_id: str) -> RefreshToken:
    """Make the next token of a session."""
    return RefreshToken(account_id, session_id, secrets.token_urlsafe(32))


def parse(text: str) -> RefreshToken:
    """Read a token.

    Raises:
        NoRefreshToken: it has another form.
    """
    parts = text.split(".")
    if len(parts) != 3 or not all(SHAPE.fullmatch(part) for part in parts[:2]) or not parts[2]:
        raise NoRefreshToken
    return RefreshToken(*parts)
