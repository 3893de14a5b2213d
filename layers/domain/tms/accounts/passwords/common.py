"""The most common passwords: a filter of hashes, which `python -m infra passwords` builds; pure.

`common.bin` holds the first four bytes of each password's SHA-256, sorted: 100,000 of eight characters and
more from the head of the 10 million of SecLists (https://github.com/danielmiessler/SecLists, CC BY-SA 3.0),
the 20,000 of Django (BSD), and what is tried first where this platform runs. So one password in 40,000 that
is not common is taken for one.
"""

import hashlib
from bisect import bisect_left
from functools import cache
from pathlib import Path

from tms.kernel.text import opaque

FILTER = Path(__file__).with_name("common.bin")
PREFIX_BYTES = 4


def is_common(password: str) -> bool:
    """Tell whether a password is a common one, in any case and with any blanks around it."""
    prefix, prefixes = prefix_of(password), _prefixes()
    found = bisect_left(range(len(prefixes) // PREFIX_BYTES), prefix, key=lambda place: _at(prefixes, place))
    return _at(prefixes, found) == prefix


def prefix_of(password: str) -> bytes:
    """Return what the filter holds of a password."""
    form = opaque(password).strip().casefold()
    return hashlib.sha256(form.encode()).digest()[:PREFIX_BYTES]


def _at(prefixes: bytes, place: int) -> bytes:
    return prefixes[place * PREFIX_BYTES : (place + 1) * PREFIX_BYTES]


@cache
def _prefixes() -> bytes:
    return FILTER.read_bytes()
