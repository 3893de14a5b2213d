"""What the auth endpoints answer."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Tokens:
    """Tokens of a session; the access token works for `expires_in` seconds.

    Example:
        token_type: Bearer
        expires_in: 900
    """

    access_token: str
    refresh_token: str
    token_type: str
    expires_in: int


@dataclass(frozen=True)
class SignedIn(Tokens):
    """Tokens of a new session; the access token works for `expires_in` seconds.

    Attributes:
        device_token: the device keeps it, also when it signs out, and sends it with the next sign-in: then it
            is heard while others use up the tries of the account. It opens nothing.

    Example:
        token_type: Bearer
        expires_in: 900
        device_token: q8yq4m0vJtGd1wXbnLr5Zk2sUe9oHcFiTa7pVxMjN3Q
    """

    device_token: str


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
class Joined:
    """An account whose invitation was accepted; it can sign in from now on."""

    account_id: str


@dataclass(frozen=True)
class Jwks:
    """Public keys (RFC 7517). `use` is `sig` for access tokens and tickets, `enc` for encrypted bodies.

    Example:
        keys: [{"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": "a", "x":
            "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]
    """

    keys: list[dict[str, Any]]
