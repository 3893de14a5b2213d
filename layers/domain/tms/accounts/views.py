"""What the auth endpoints answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Registered:
    """A new account; `code_sent_to` is where the code goes that proves it, masked.

    Example:
        code_sent_to: +250***456
    """

    account_id: str
    code_sent_to: str


@dataclass(frozen=True)
class CodeAsked:
    """A code was asked for: if one is due, it is good for `expires_in` seconds.

    Example:
        expires_in: 600
    """

    expires_in: int


@dataclass(frozen=True)
class ResetAsked:
    """A code was asked for: if one is due, it is good for `expires_in` seconds, together with `challenge`.

    Example:
        expires_in: 900
    """

    challenge: str
    expires_in: int


@dataclass(frozen=True)
class Challenged:
    """The password was right. `challenge` must come with the code, within `expires_in` seconds.

    Attributes:
        sent_to: where the code went, masked.

    Example:
        sent_to: a***@ikirere.example
        expires_in: 600
    """

    challenge: str
    sent_to: str
    expires_in: int


@dataclass(frozen=True)
class SignedIn:
    """Tokens of a session; `expires_in` counts the access token's seconds.

    Example:
        token_type: Bearer
        expires_in: 900
    """

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

    Example:
        new_phone: +250788654321
        roles: ["passenger"]
        permissions: ["account:read", "account:update", "bookings:create", "bookings:read", "payments:create"]
        company: null
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
    """Public keys (RFC 7517): `use` is `sig` for access tokens' and tickets', `enc` for encrypted bodies.

    Example:
        keys: [{"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": "a", "x":
            "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]
    """

    keys: list[dict[str, Any]]


@dataclass(frozen=True)
class SessionView:
    """A sign-in on one device; `current` is the one that asks.

    Example:
        started_at: 2026-11-28T06:12:09+00:00
        last_used_at: 2026-11-30T17:30:00+00:00
        current: true
    """

    session_id: str
    started_at: datetime
    last_used_at: datetime
    source_ip: str
    current: bool


@dataclass(frozen=True)
class SessionsView:
    """The caller's sessions, the latest used first."""

    items: Sequence[SessionView]
