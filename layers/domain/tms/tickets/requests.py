"""The bodies that the ticket endpoints take."""

from typing import Annotated, Literal

from msgspec import Meta

from tms.kernel.http.batches import Batch
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, Moment, PersonName, Phone, RecordId, printable
from tms.tickets.token import scanned

Token = Annotated[
    str, Meta(min_length=1, max_length=1000), Wanted("the text of the ticket's code", bare=scanned)
]
Nonce = Annotated[
    str,
    Meta(pattern=r"^[A-Za-z0-9_-]{8,64}$"),
    Wanted("a word of 8 to 64 letters, digits, dashes and underscores"),
]

DeviceName = Annotated[
    str, Meta(min_length=1, max_length=40), Wanted("a name of at most 40 characters", printable)
]


class PassengerChange(Body):
    """The person that travels instead, or the right spelling of a name. What is left out stays.

    Example:
        name: Aline Uwase
    """

    name: PersonName | None = None
    phone: Phone | None = None


class ScanRequest(Body):
    """A scanned code. `token` is the text with its spaces, which base45 may have, or the ticket's short code.

    The device makes a `nonce` for each scan; `scanned_at` is the device's time (RFC 3339). If that time
    cannot be right, the server's time counts, and the answer has the flag `clock`.
    """

    token: Token
    nonce: Nonce
    scanned_at: Moment


class OfflineScan(Body):
    """A scan that a device made while it had no network, like one at the door.

    Attributes:
        device: what the device calls itself, so that people know which one it is.
        let_in: whether the device let the passenger in, by its own verdict.

    Example:
        device: Door 2, Tecno Spark
        let_in: true
    """

    trip_id: RecordId
    token: Token
    nonce: Nonce
    scanned_at: Moment
    device: (
        Annotated[
            str, Meta(min_length=1, max_length=40), Wanted("a name of at most 40 characters", printable)
        ]
        | None
    ) = None
    let_in: Annotated[bool, Wanted("true if the device let the passenger in, else false")] = False


class ScansRequest(Body):
    """Scans in any order. Each is judged on its own, and none keeps another one from being taken."""

    scans: Annotated[Batch[OfflineScan], Meta(min_length=1, max_length=50), Wanted("a list of 1 to 50 scans")]


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


class OwnTicketsQuery(Body):
    """Which page of one's own tickets; `limit` counts bookings."""

    cursor: Cursor | None = None
    limit: Limit = 20
