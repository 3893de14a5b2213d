"""Refresh tokens, pure: an account, a session, and a secret that is kept as a hash alone."""

from dataclasses import dataclass

from tms.auth.bearers import digest_of, is_the_one, new_secret
from tms.kernel.ids import SHAPE

LIFE_SECONDS = 30 * 24 * 3600
"""A session that is not renewed for so long is over."""

STAFF_LIFE_SECONDS = 12 * 3600
"""A session that began with a second factor ends after a day's work, however often it is renewed (NIST
SP 800-63B, section 4.2.3: twelve hours)."""


def end_of(started_at: int, renewed_at: int, *, second_factor: bool) -> int:
    """Return when a session is over that is not renewed again; all in epoch seconds."""
    idle = renewed_at + LIFE_SECONDS
    return min(idle, started_at + STAFF_LIFE_SECONDS) if second_factor else idle


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
        """What the session keeps of it; see `bearers`."""
        return digest_of(self.secret)

    def is_the_one(self, digest: str) -> bool:
        """Tell whether it is the token that the session keeps as `digest`, in constant time."""
        return is_the_one(self.secret, digest)


def new_token(account_id: str, session_id: str) -> RefreshToken:
    """Make the next token of a session."""
    return RefreshToken(account_id, session_id, new_secret())


def parse(text: str) -> RefreshToken:
    """Read a token.

    Raises:
        NoRefreshToken: it has another form.
    """
    parts = text.split(".")
    if len(parts) != 3 or not all(SHAPE.fullmatch(part) for part in parts[:2]) or not parts[2]:
        raise NoRefreshToken
    return RefreshToken(*parts)
