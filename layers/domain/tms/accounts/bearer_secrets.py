"""Secrets that prove something to who shows them, pure: 256 random bits, of which we keep a hash alone."""

import hashlib
import hmac
import secrets


def new_secret() -> str:
    """Make a secret of 43 letters, digits, `-` and `_`."""
    return secrets.token_urlsafe(32)


def digest_of(shown: str) -> str:
    """Return what is kept of it: SHA-256 in hex. So many random bits need no salt and no slow hash."""
    return hashlib.sha256(shown.encode()).hexdigest()


def is_the_one(shown: str, kept: str | None) -> bool:
    """Tell whether `kept` is the digest of what is shown; how long that takes tells nothing."""
    return hmac.compare_digest(digest_of(shown), kept or "")
