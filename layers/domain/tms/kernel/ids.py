"""Identifiers: a prefix that names the kind, and a ULID that sorts by time (`bkg_01J...`)."""

import hashlib
import re
import secrets

from tms.kernel.clock import now
from tms.kernel.ulid import bytes_to_ulid, new_ulid

SHAPE = re.compile(r"[a-z]{2,4}_[0-7][0-9A-HJKMNP-TV-Z]{25}")
"""The form of every identifier."""


def new_id(prefix: str) -> str:
    """Make a new identifier: `prefix`, an underscore and a ULID of now and 80 random bits."""
    return f"{prefix}_{new_ulid(int(now().timestamp() * 1000), secrets.token_bytes(10))}"


def derived_id(prefix: str, *parts: str) -> str:
    """Make the identifier that belongs to `parts`: the same parts always give the same identifier.

    Idempotent requests and seeded records use it. The 128 bits are the first of a SHA-256 over the parts,
    each preceded by its length, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256()
    for part in (prefix, *parts):
        raw = part.encode()
        digest.update(len(raw).to_bytes(4, "big") + raw)
    return f"{prefix}_{bytes_to_ulid(digest.digest()[:16])}"


def is_id(prefix: str, text: str) -> bool:
    """Tell whether `text` has the shape of an identifier of this kind."""
    return text.startswith(prefix + "_") and SHAPE.fullmatch(text) is not None


def body_of(identifier: str) -> str:
    """Return the ULID of an identifier without its prefix."""
    return identifier.partition("_")[2]
