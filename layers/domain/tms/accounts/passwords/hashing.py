"""Hashes of passwords: bcrypt."""

import bcrypt

from tms.accounts.passwords.policy import MAX_BYTES
from tms.kernel.text import opaque

ROUNDS = 12
_NOBODYS_HASH = b"$2b$12$0WRwy4cdFqzUjpMbJDX./ONney3dersKdx.XgwPyutghKkpVckcdW"
"""Hash of a random password that was thrown away."""


def hashed(password: str) -> str:
    """Return the bcrypt hash of a password that the policy allows."""
    return bcrypt.hashpw(opaque(password).encode(), bcrypt.gensalt(ROUNDS)).decode()


def matches(password: str, stored: str | None) -> bool:
    """Tell whether `stored` is the hash of `password`, in its normal form or as it was typed.

    The second is for passwords that were hashed before they were normalised. Without a stored hash (there is
    no such account) the same work is done and the answer is False, so that the time does not tell whether
    the account exists.
    """
    return any(_is_hash_of(form, stored) for form in dict.fromkeys((opaque(password), password)))


def _is_hash_of(password: str, stored: str | None) -> bool:
    secret = password.encode()
    right = bcrypt.checkpw(secret[:MAX_BYTES], stored.encode() if stored else _NOBODYS_HASH)
    return right and bool(stored) and len(secret) <= MAX_BYTES
