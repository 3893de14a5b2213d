"""What the auth endpoints answer."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Registered:
    """A new account."""

    account_id: str


@dataclass(frozen=True)
class SignedIn:
    """Tokens of a session; `expires_in` counts the access token's seconds."""

    access_token: str
    refresh_token: str
    token_type: str
    expires_in: int


@dataclass(frozen=True)
class Me:
    """The caller's own account."""

    account_id: str
    full_name: str
    email: str | None
    phone: str | None
    roles: list[str]
    company: str | None


@dataclass(frozen=True)
class Jwks:
    """Public keys (RFC 7517): access tokens' and tickets'."""

    keys: list[dict[str, Any]]
