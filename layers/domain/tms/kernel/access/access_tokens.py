"""Access tokens: pure. JWTs signed with Ed25519 (EdDSA, RFC 8037), short-lived, checked without a table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import read_scope, write_scope

LIFE_SECONDS = 15 * 60
LEEWAY_SECONDS = 5
REQUIRED = ["iss", "aud", "sub", "iat", "exp", "jti", "roles", "scope", "amr"]

PASSWORD_ALONE = ("pwd",)
BOTH_FACTORS = ("pwd", "otp")
"""The claim `amr`: how the account signed in, in the words of RFC 8176."""

_FORM = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
"""The form of our tokens: without the padding that PyJWT forgives, so that each token has one text."""


class BadToken(ValueError):
    """A token that we did not issue, that ran out, or that is meant for another audience."""


@dataclass(frozen=True)
class SigningKey:
    """A private key and the name under which its public half is published."""

    kid: str
    seed: bytes


def issue(
    caller: Caller,
    *,
    key: SigningKey,
    issuer: str,
    audience: str,
    jti: str,
    at: int,
    amr: Sequence[str] = PASSWORD_ALONE,
) -> str:
    """Return an access token for `caller`, valid for `LIFE_SECONDS` from `at` (epoch seconds).

    Args:
        amr: how the account signed in.
    """
    claims = {
        "iss": issuer,
        "aud": audience,
        "sub": caller.subject,
        "iat": at,
        "exp": at + LIFE_SECONDS,
        "jti": jti,
        "roles": sorted(caller.roles),
        "scope": write_scope(caller.permissions),
        "company": caller.company,
        "amr": list(amr),
    }
    private = Ed25519PrivateKey.from_private_bytes(key.seed)
    return jwt.encode(claims, private, algorithm="EdDSA", headers={"kid": key.kid})


def verify(token: str, *, keys: Mapping[str, Any], issuer: str, audience: str) -> tuple[Caller, int]:
    """Return the caller that `token` names, and the epoch second when it runs out.

    Args:
        keys: public Ed25519 keys by key id; see `public_keys`.

    Raises:
        BadToken: whatever is wrong with it.
    """
    if not _FORM.fullmatch(token):
        raise BadToken("not three parts in base64url")
    try:
        key = keys[jwt.get_unverified_header(token)["kid"]]
        claims = jwt.decode(
            token,
            key,
            algorithms=["EdDSA"],
            issuer=issuer,
            audience=audience,
            leeway=LEEWAY_SECONDS,
            options={"require": REQUIRED, "strict_aud": True},
        )
        _require_types(claims)
        caller = Caller(
            claims["sub"],
            frozenset(claims["roles"]),
            read_scope(claims["scope"]),
            claims.get("company"),
            claims["jti"],
        )
        return caller, int(claims["exp"])
    except (jwt.PyJWTError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadToken(str(error)) from error


def _require_types(claims: Mapping[str, Any]) -> None:
    """Refuse claims of other types than those that `issue` writes, even if our own key signed them.

    Raises:
        TypeError: a claim has another type.
    """
    company = claims.get("company")
    texts = [claims["sub"], claims["jti"], *claims["roles"], *claims["amr"]]
    texts += [] if company is None else [company]
    right = (
        all(isinstance(text, str) and text for text in texts)
        and all(isinstance(claims[name], list) for name in ("roles", "amr"))
        and isinstance(claims["scope"], str)
        and all(type(claims[name]) is int for name in ("iat", "exp"))
    )
    if not right:
        raise TypeError("a claim has a type that we do not write")


def public_keys(jwks: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of access tokens in a JWKS document, by key id."""
    return {
        key["kid"]: jwt.PyJWK(key, algorithm="EdDSA").key
        for key in jwks["keys"]
        if key.get("use") == "sig" and not key["kid"].startswith("tkt-")
    }
