"""Accounts and sessions: pure."""

from dataclasses import dataclass

from tms.kernel.caller import Caller, with_roles


@dataclass(frozen=True)
class Account:
    """A person or device that can sign in.

    Attributes:
        email: in lower case; None if the account has none.
        phone: E.164; None if the account has none.
        company: the tenant of a member of staff or a driver.
        created_at: epoch seconds.
    """

    account_id: str
    full_name: str
    email: str | None
    phone: str | None
    password_hash: str
    roles: frozenset[str]
    company: str | None
    suspended: bool
    created_at: int

    @property
    def logins(self) -> tuple[str, ...]:
        """The names the account signs in with."""
        return tuple(name for name in (self.email, self.phone) if name)

    @property
    def caller(self) -> Caller:
        """The identity that its tokens carry."""
        return with_roles(self.account_id, self.roles, self.company)


@dataclass(frozen=True)
class Session:
    """A sign-in on one device; `refresh_hash` is the SHA-256 of its refresh token in hex.

    Attributes:
        started_at, renewed_at, expires: epoch seconds.
        source_ip: where it was last renewed from.
    """

    session_id: str
    account_id: str
    refresh_hash: str
    started_at: int
    renewed_at: int
    expires: int
    source_ip: str
