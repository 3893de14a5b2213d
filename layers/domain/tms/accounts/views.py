"""What the auth endpoints answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Registered:
    """A new account; `code_sent_to` is where the code goes that proves it, masked."""

    account_id: str
    code_sent_to: str


@dataclass(frozen=True)
class CodeAsked:
    """A code was asked for: if one is due, it is good for `expires_in` seconds."""

    expires_in: int


@dataclass(frozen=True)
class ResetAsked:
    """A code was asked for: if one is due, it is good for `expires_in` seconds, together with `challenge`."""

    challenge: str
    expires_in: int


@dataclass(frozen=True)
class Challenged:
    """The password was right. `challenge` must come with the code, within `expires_in` seconds.

    Attributes:
        sent_to: where the code went, masked.
    """

    challenge: str
    sent_to: str
    expires_in: int


@dataclass(frozen=True)
class SignedIn:
    """Tokens of a session; `expires_in` counts the access token's seconds."""

    access_token: str
    refresh_token: str
    token_type: str
    expires_in: int


@dataclass(frozen=True)
class Me:
    """The caller's own account; `new_email` and `new_phone` wait for their code.

    Attributes:
        roles: names of built-in roles, ids of a company's own.
        permissions: what the access token of this request allows; a change shows once it is renewed.
    """

    account_id: str
    full_name: str
    email: str | None
    phone: str | None
    new_email: str | None
    new_phone: str | None
    roles: list[str]
    permissions: list[str]
    company: str | None


@dataclass(frozen=True)
class Joined:
    """An account whose invitation was accepted; it signs in from now on."""

    account_id: str


@dataclass(frozen=True)
class Jwks:
    """Public keys (RFC 7517): `use` is `sig` for access tokens' and tickets', `enc` for encrypted bodies."""

    keys: list[dict[str, Any]]


@dataclass(frozen=True)
class SessionView:
    """A sign-in on one device; `current` is the one that asks."""

    session_id: str
    started_at: datetime
    last_used_at: datetime
    source_ip: str
    current: bool


@dataclass(frozen=True)
class SessionsView:
    """The caller's sessions, the latest used first."""

    items: Sequence[SessionView]
