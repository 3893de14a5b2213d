"""Passwords: the policy, and bcrypt."""

import bcrypt

MIN_CHARACTERS = 8
MAX_BYTES = 72
"""NIST SP 800-63B asks for at least 8 characters; bcrypt reads at most 72 bytes."""

ROUNDS = 12
_NOBODYS_HASH = b"$2b$12$0WRwy4cdFqzUjpMbJDX./ONney3dersKdx.XgwPyutghKkpVckcdW"
"""Hash of a random password that was thrown away."""


def check_policy(password: str) -> str:
    """Return `password` if the policy allows it.

    Raises:
        ValueError: too short, too long, or one character over and over.
    """
    if len(password) < MIN_CHARACTERS:
        raise ValueError(f"a password has at least {MIN_CHARACTERS} characters")
    if len(password.encode()) > MAX_BYTES:
        raise ValueError(f"a password has at most {MAX_BYTES} bytes")
    if len(set(password)) == 1:
        raise ValueError("a password is not one character over and over")
    return password


def hashed(password: str) -> str:
    """Return the bcrypt hash of a password that the policy allows."""
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(ROUNDS)).decode()


def matches(password: str, stored: str | None) -> bool:
    """Tell whether `password` is the one behind the hash `stored`.

    Without a stored hash (no such account) the same work is done and the answer is False, so that
    the time taken does not tell whether the account exists.
    """
    secret = password.encode()
    right = bcrypt.checkpw(secret[:MAX_BYTES], stored.encode() if stored else _NOBODYS_HASH)
    return right and stored is not None and len(secret) <= MAX_BYTES
