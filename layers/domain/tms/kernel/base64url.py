"""Base64url without padding (RFC 4648, section 5), as JOSE writes bytes."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

_FORM = re.compile(r"[A-Za-z0-9_-]*")


def encode(raw: bytes) -> str:
    """Write bytes."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    """Read bytes.

    Raises:
        ValueError: it holds another character (padding is one), or has a length that no bytes have.
    """
    if not _FORM.fullmatch(text):
        raise ValueError("not base64url")
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
