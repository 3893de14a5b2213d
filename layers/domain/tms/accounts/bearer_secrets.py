"""Secrets that give their bearer some right, pure: 256 random bits, of which only a hash is stored."""

import hashlib
import hmac
import secrets

from tms.kernel import base64url


def new_secret() -> str:
    """Make a secret of 43 letters, digits, `-` and `_`."""
    return secrets.token_urlsafe(32)


def secret_after(secret: str, salt: str) -> str:
    """Return the secret that follows `secret`: HMAC-SHA-256 of the salt, in 43 letters, digits, `-` and `_`.

    The secret without the salt, or the salt without the secret, tells nothing of it.
    """
    return base64url.encode(hmac.digest(secret.encode(), salt.encode(), "sha256"))


def digest_of(secret: str) -> str:
    """Return what is stored of a secret: SHA-256 in hex. 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def digest_if_given(secret: str | None) -> str:
    """Return what is stored of a secret; empty if there is none."""
    return digest_of(secret) if secret else ""


def matches(secret: str, digest: str | None) -> bool:
    """Tell whether `digest` is that of `secret`, in a time that does not depend on the answer."""
    return hmac.compare_digest(digest_of(secret), digest or "")
