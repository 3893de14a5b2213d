"""Refresh tokens, pure: an account, a session, and two secrets that are kept as hashes alone.

One secret is the session's, the same in all its tokens and nowhere else; the other one is new in each token.
So a token that was used before is told from an invention, and nothing is kept of those: its session's secret
is right, and its own is not the one that is due. The ids, which every access token shows, prove nothing.
"""

from dataclasses import dataclass, replace

from tms.accounts.account import Account, Session, mark_of
from tms.accounts.bearer_secrets import digest_of, is_the_one, new_secret
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
    """`<account>.<session>.<family>.<secret>`; each is good for one renewal.

    Attributes:
        family: the session's secret: who shows it was given a token of this session.
        secret: this token's own.
    """

    account_id: str
    session_id: str
    family: str
    secret: str

    def __str__(self) -> str:
        return f"{self.account_id}.{self.session_id}.{self.family}.{self.secret}"

    @property
    def digest(self) -> str:
        """What the session keeps of the token's own secret; see `bearers`."""
        return digest_of(self.secret)

    def is_of(self, session: Session) -> bool:
        """Tell whether it was ever a token of this session, in constant time."""
        return is_the_one(self.family, session.family_hash)

    def is_due(self, session: Session) -> bool:
        """Tell whether it is the one token that renews this session, in constant time."""
        return is_the_one(self.secret, session.refresh_hash)

    def following(self) -> "RefreshToken":
        """Make the next token of the session."""
        return replace(self, secret=new_secret())


def first_token(account_id: str, session_id: str) -> RefreshToken:
    """Make the token that begins a session."""
    return RefreshToken(account_id, session_id, new_secret(), new_secret())


def session_of(
    token: RefreshToken, account: Account, at: int, source_ip: str, *, second_factor: bool = False
) -> Session:
    """Return the session of `account` that begins with `token` at `at` (epoch seconds)."""
    return Session(
        session_id=token.session_id,
        account_id=token.account_id,
        family_hash=digest_of(token.family),
        refresh_hash=token.digest,
        started_at=at,
        renewed_at=at,
        expires=end_of(at, at, second_factor=second_factor),
        source_ip=source_ip,
        password_mark=mark_of(account.password_hash),
        second_factor=second_factor,
    )


def parse(text: str) -> RefreshToken:
    """Read a token.

    Raises:
        NoRefreshToken: it has another form.
    """
    parts = text.split(".")
    if len(parts) != 4 or not all(SHAPE.fullmatch(part) for part in parts[:2]) or not all(parts[2:]):
        raise NoRefreshToken
    return RefreshToken(*parts)
