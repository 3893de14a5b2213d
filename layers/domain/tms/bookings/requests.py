"""The bodies and queries that the booking endpoints take."""

from typing import Annotated

from msgspec import Meta, field

from tms.bookings.booking import MAX_PASSENGERS
from tms.fleet.requests import Place
from tms.fleet.routes import ADULT
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Email, Limit, PersonName, Phone, RecordId
from tms.kernel.text import solid

SeatLabel = Annotated[
    str, Meta(pattern=r"^[0-9A-Za-z]{1,4}$"), Wanted("a seat, as 12A", str.upper, bare=solid)
]
TripId = Annotated[RecordId, Wanted("the id of a trip, as trp_7G15T0MY4WN8S49P2MT57JJKMH")]
Category = Annotated[
    str,
    Meta(pattern=r"^[a-z][a-z_]{0,19}$"),
    Wanted("a category of passengers that the seat map shows, as adult"),
]


class PassengerRequest(Body):
    """A passenger; without `seat` the best seat is chosen. `category` is one of those that the seat map shows
    with their prices.

    Example:
        name: Aline Uwase
        category: adult
    """

    name: PersonName
    phone: Phone
    seat: SeatLabel | None = None
    category: Category = ADULT


class ContactRequest(Body):
    """The addresses that the confirmation goes to."""

    email: Email | None = None
    phone: Phone | None = None


class HoldRequest(Body):
    """Passengers that want seats on one stretch of a trip; its stops are given by station id or name."""

    trip_id: TripId
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


class OwnBookingsQuery(Body):
    """Which page of one's own bookings."""

    cursor: Cursor | None = None
    limit: Limit = 20


Reference = Annotated[
    str,
    Meta(pattern=r"^[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{8}$"),
    Wanted("a reference: the last eight characters of a booking's id", str.upper, bare=solid),
]


class CompanyBookingsQuery(Body):
    """Which bookings of a trip: all of them, or those that fit everything that is given. `name` is a part of
    a passenger's name, `phone` a passenger's or the contact's.

    Example:
        reference: 5XJ3K9QZ
        name: Uwase
    """

    trip_id: TripId
    reference: Reference | None = None
    phone: Phone | None = None
    name: PersonName | None = None
