"""The bodies and queries that the booking endpoints take."""

from typing import Annotated

from msgspec import Meta, field

from tms.bookings.booking import MAX_PASSENGERS
from tms.fleet.requests import Place
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Email, PersonName, Phone, RecordId
from tms.kernel.text import solid

SeatLabel = Annotated[
    str, Meta(pattern=r"^[0-9A-Za-z]{1,4}$"), Wanted("a seat, as 12A", str.upper, bare=solid)
]


class PassengerRequest(Body):
    """A passenger; without `seat` the best seat is chosen.

    Example:
        name: Aline Uwase
    """

    name: PersonName
    phone: Phone
    seat: SeatLabel | None = None


class ContactRequest(Body):
    """The addresses that the confirmation goes to."""

    email: Email | None = None
    phone: Phone | None = None


class HoldRequest(Body):
    """Passengers that want seats on one stretch of a trip; its stops are given by station id or name."""

    trip_id: Annotated[RecordId, Wanted("the id of a trip, as trp_7G15T0MY4WN8S49P2MT57JJKMH")]
    from_: Place = field(name="from")
    to: Place
    passengers: Annotated[
        list[Annotated[PassengerRequest, Wanted("a passenger, with a name and a phone number")]],
        Meta(min_length=1, max_length=MAX_PASSENGERS),
        Wanted(f"1 to {MAX_PASSENGERS} passengers"),
    ]
    contact: Annotated[ContactRequest, Wanted("an e-mail address or a phone number")] = ContactRequest()


class StretchQuery(Body):
    """A stretch of a trip; its stops are given by station id or name."""

    from_: Place = field(name="from")
    to: Place
