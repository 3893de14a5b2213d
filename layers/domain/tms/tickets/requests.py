"""What the ticket endpoints take."""

import re
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator, StringConstraints

from tms.kernel.requests import Body

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


def _rfc3339(value: object) -> object:
    """Take a moment as text alone: a number of seconds and one of milliseconds look alike.

    Raises:
        ValueError: it is no moment as RFC 3339 writes it.
    """
    if not isinstance(value, str) or not _RFC3339.fullmatch(value):
        raise ValueError("not a moment with its offset, as 2026-05-01T08:00:00+02:00")
    return value


class ScanRequest(Body):
    """A scanned code. `token` is taken to the letter, spaces included: base45 has them.

    `nonce` is made by the device once per scan; `scanned_at` is the device's time (RFC 3339).
    A device whose clock cannot be right is judged by the server's time, and the answer says so by a flag.
    """

    token: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=1000)]
    nonce: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    scanned_at: Annotated[AwareDatetime, BeforeValidator(_rfc3339)]
