"""The bodies that the ticket endpoints take."""

from typing import Annotated, Literal

from msgspec import Meta

from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Moment, Phone
from tms.tickets.token import scanned


class ScanRequest(Body):
    """A scanned code. `token` is the text with its spaces, which base45 may have.

    The device makes a `nonce` for each scan; `scanned_at` is the device's time (RFC 3339). If that time
    cannot be right, the server's time counts, and the answer has the flag `clock`.
    """

    token: Annotated[
        str, Meta(min_length=1, max_length=1000), Wanted("the text of the ticket's code", bare=scanned)
    ]
    nonce: Annotated[
        str,
        Meta(pattern=r"^[A-Za-z0-9_-]{8,64}$"),
        Wanted("a word of 8 to 64 letters, digits, dashes and underscores"),
    ]
    scanned_at: Moment


class SlipQuery(Body):
    """The paper that a ticket is printed on.

    Attributes:
        width: of the roll, in millimetres.

    Example:
        width: 80
    """

    width: Annotated[Literal[58, 80], Wanted("the width of the roll in millimetres: 58 or 80")] = 80


class PhoneEndQuery(Body):
    """The end of a phone number of the ticket: the passenger's, or that of the booking's contact.

    Example:
        phone_end: "3456"
    """

    phone_end: Annotated[str, Meta(pattern=r"^[0-9]{4}$"), Wanted("the last four digits of the phone number")]


class ResendRequest(Body):
    """A ticket's short code, and a phone number of it: the passenger's, or that of the booking's contact.

    Example:
        code: 7KQD-92MF
    """

    code: Annotated[str, Meta(min_length=8, max_length=20), Wanted("the short code of a ticket")]
    phone: Phone
