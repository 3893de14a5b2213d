"""The bodies and queries that the endpoints of the waiting list take."""

from typing import Annotated, Literal

from msgspec import Meta, field

from tms.bookings.booking import MAX_PASSENGERS
from tms.bookings.requests import ContactRequest, TravellerRequest, TripId
from tms.bookings.waiting_list.entry import MOST_TRIPS
from tms.fleet.requests import Place
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit


class WaitingPassenger(TravellerRequest):
    """A passenger that waits for a seat.

    Example:
        name: Aline Uwase
        category: adult
    """


class WaitingRequest(Body):
    """Passengers that want seats on one of several trips, whichever has enough of them first.

    All go the same way: the stops are given by station id or name. News goes to the contact, else to the
    account, else to the first passenger's phone, in the language that is given.

    Example:
        trip_ids: ["trp_7G15T0MY4WN8S49P2MT57JJKMH"]
        language: en
    """

    trip_ids: Annotated[
        list[TripId], Meta(min_length=1, max_length=MOST_TRIPS), Wanted(f"1 to {MOST_TRIPS} ids of trips")
    ]
    from_: Place = field(name="from")
    to: Place
    passengers: Annotated[
        list[Annotated[WaitingPassenger, Wanted("a passenger, with a name and a phone number")]],
        Meta(min_length=1, max_length=MAX_PASSENGERS),
        Wanted(f"1 to {MAX_PASSENGERS} passengers"),
    ]
    contact: Annotated[ContactRequest, Wanted("an e-mail address or a phone number")] = ContactRequest()
    language: Annotated[Literal["en", "fr", "rw", "sw"], Wanted("en, fr, rw or sw")] = "en"


class OwnWaitingQuery(Body):
    """Which page of one's own entries of the waiting list."""

    cursor: Cursor | None = None
    limit: Limit = 20
