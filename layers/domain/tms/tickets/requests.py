"""The bodies that the ticket endpoints take."""

from typing import Annotated

from pydantic import StringConstraints

from tms.kernel.http.requests import Body, Moment


class ScanRequest(Body):
    """A scanned code. `token` is taken to the letter, spaces included: base45 has them.

    `nonce` is made by the device once per scan; `scanned_at` is the device's time (RFC 3339).
    A device whose clock cannot be right is judged by the server's time, and the answer says so by a flag.
    """

    token: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1, max_length=1000)]
    nonce: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    scanned_at: Moment
