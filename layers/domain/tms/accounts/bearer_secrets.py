"""Secrets that give their bearer some right, pure: 256 random bits, of which only a hash is stored."""

import hashlib
import hmac
import secrets


def new_secret() -> str:
    """Make a secret of 43 letters, digits, `-` and `_`."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what is stored of a secret: SHA-256 in hex. 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def matches(secret: str, digest: str | None) -> bool:
    """Tell whether `digest` is that of `secret`, in a time that does not depend on the answer."""
    return hmac.compare_digest(digest_of(secret), digest or "")
