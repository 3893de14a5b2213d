"""Short codes of tickets, for phones without a camera and conductors without a scanner; pure.

A code has 8 of 29 signs: those of Crockford's base 32, which has no I, L, O and U, without A, E and Y, so
that no code is a word. That makes 500 thousand million codes: with a million tickets on record, one guess in
half a million meets one, and nobody is shown a ticket for its code alone.
"""

import secrets

ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXZ"
LENGTH = 8
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
"""What people write instead: letters that look like digits, and what parts the code in two halves."""


def new_code() -> str:
    """Return a random code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read(text: str) -> str | None:
    """Return the code that somebody typed; None if it is none."""
    code = text.strip().upper().translate(_READ_AS)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def shown(code: str) -> str:
    """Return a code as people read it, in two halves."""
    half = LENGTH // 2
    return f"{code[:half]}-{code[half:]}"
