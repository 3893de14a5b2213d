"""Refresh tokens, pure: an account id, a session id, and two secrets, of which only hashes are stored.

The family secret is the same in all tokens of a session; the own secret is new in each token. A token that
was used before has the right family secret, and its own secret is not the one that is due. So it can be told
from an invented token although nothing is stored of used ones. The ids prove nothing: every access token
shows them.

The next token's secret is made of the former one's and a random salt, which the session keeps. So the former
token, shown again, gives the same successor, and nothing older does.
"""

from dataclasses import dataclass, replace

from tms.accounts.account import Account, Session, mark_of
from tms.accounts.bearer_secrets import digest_of, matches, new_secret, secret_after
from tms.kernel.ids import SHAPE

LIFE_SECONDS = 30 * 24 * 3600
"""After so long without renewal a session is over."""

STAFF_LIFE_SECONDS = 12 * 3600
"""A session with a second factor ends so long after its beginning, however often it is renewed (NIST
SP 800-63B, section 4.2.3: twelve hours)."""

GRACE_SECONDS = 30
"""So long after a renewal the former token may be shown again. A client that lost the answer asks again at
once, and two tabs wake together (Okta allows 0 to 60 seconds and begins with 30)."""


def end_of(started_at: int, renewed_at: int, *, second_factor: bool) -> int:
    """Return when a session ends if it is not renewed again; all in epoch seconds."""
    idle = renewed_at + LIFE_SECONDS
    return min(idle, started_at + STAFF_LIFE_SECONDS) if second_factor else idle


class NoRefreshToken(ValueError):
    """The text has not the form of a refresh token."""


@dataclass(frozen=True)
class RefreshToken:
    """`<account id>.<session id>.<family>.<secret>`; each gives one successor.

    Attributes:
        family: the secret of all tokens of the session.
        secret: the token's own.
    """

    account_id: str
    session_id: str
    family: str
    secret: str

    def __str__(self) -> str:
        return f"{self.account_id}.{self.session_id}.{self.family}.{self.secret}"

    @property
    def digest(self) -> str:
        """What the session stores of the token's own secret; see `bearer_secrets`."""
        return digest_of(self.secret)

    def is_of(self, session: Session) -> bool:
        """Tell whether it was ever a token of this session, in constant time."""
        return matches(self.family, session.family_hash)

    def is_due(self, session: Session) -> bool:
        """Tell whether it is the token that renews this session now, in constant time."""
        return matches(self.secret, session.refresh_hash)

    def is_repeated(self, session: Session, at: int) -> bool:
        """Tell whether the session's last renewal was with this token, and is within the grace at `at`."""
        return at - session.renewed_at <= GRACE_SECONDS and self.following(session.salt).is_due(session)

    def following(self, salt: str) -> "RefreshToken":
        """Return the next token of the session.

        Args:
            salt: from `new_secret`, another one for each renewal.
        """
        return replace(self, secret=secret_after(self.secret, salt))


def first_token(account_id: str, session_id: str) -> RefreshToken:
    """Make the first token of a session."""
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


def renewed(session: Session, token: RefreshToken, salt: str, at: int, source_ip: str) -> Session:
    """Return a session as it is after `token` renewed it at `at` (epoch seconds)."""
    return replace(
        session,
        refresh_hash=token.following(salt).digest,
        salt=salt,
        renewed_at=at,
        expires=end_of(session.started_at, at, second_factor=session.second_factor),
        source_ip=source_ip,
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
