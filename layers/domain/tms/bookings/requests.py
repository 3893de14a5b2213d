"""The bodies and queries that the booking endpoints take."""

from itertools import zip_longest
from typing import Annotated

from msgspec import Meta, field, structs

from tms.bookings.booking import MAX_PASSENGERS, MOST_PARTS
from tms.bookings.promo.requests import PromoCodeText
from tms.fleet.requests import Place
from tms.fleet.routes import ADULT
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Email, Limit, PersonName, Phone, RecordId
from tms.kernel.text import solid

MOST_PIECES = 9
"""The most pieces of luggage that a passenger takes beyond those that are free."""

SeatLabel = Annotated[
    str, Meta(pattern=r"^[0-9A-Za-z]{1,4}$"), Wanted("a seat, as 12A", str.upper, bare=solid)
]
TripId = Annotated[RecordId, Wanted("the id of a trip, as trp_7G15T0MY4WN8S49P2MT57JJKMH")]
Category = Annotated[
    str,
    Meta(pattern=r"^[a-z][a-z_]{0,19}$"),
    Wanted("a category of passengers that the seat map shows, as adult"),
]


class TravellerRequest(Body):
    """A person that travels. `category` is one of those that the seat map shows with their prices.

    Example:
        name: Aline Uwase
        category: adult
    """

    name: PersonName
    phone: Phone
    category: Category = ADULT


class LapChildRequest(Body):
    """A child that travels on the lap of a passenger, without a seat. `category` is one of those that the
    seat map shows for laps.

    Example:
        name: Keza Uwase
        category: infant
    """

    name: PersonName
    category: Category


class PassengerRequest(TravellerRequest):
    """A passenger; without `seat` the best seat is chosen. `category` is one of those that the seat map shows
    with their prices. `extra_luggage` are the pieces beyond those that are free for the category.

    Example:
        name: Aline Uwase
        category: adult
        lap_child: null
        extra_luggage: 0
    """

    seat: SeatLabel | None = None
    lap_child: Annotated[LapChildRequest, Wanted("a child, with a name and a category")] | None = None
    extra_luggage: Annotated[
        int, Meta(ge=0, le=MOST_PIECES), Wanted(f"extra pieces of luggage, from 0 to {MOST_PIECES}")
    ] = 0


class ContactRequest(Body):
    """The addresses that the confirmation goes to."""

    email: Email | None = None
    phone: Phone | None = None


class HoldRequest(Body):
    """Passengers that want seats on one stretch of a trip; its stops are given by station id or name. With
    `promo_code` they pay what a code of the company leaves.

    Example:
        promo_code: null
    """

    trip_id: TripId
    from_: Place = field(name="from")
    to: Place
    passengers: Annotated[
        list[Annotated[PassengerRequest, Wanted("a passenger, with a name and a phone number")]],
        Meta(min_length=1, max_length=MAX_PASSENGERS),
        Wanted(f"1 to {MAX_PASSENGERS} passengers"),
    ]
    contact: Annotated[ContactRequest, Wanted("an e-mail address or a phone number")] = ContactRequest()
    promo_code: PromoCodeText | None = None


class JourneyItem(Body):
    """A part of a journey: a stretch of a trip; its stops are given by station id or name.

    `seats` are in the order of the passengers; without them the best ones are chosen.

    Example:
        seats: ["1A"]
    """

    trip_id: TripId
    from_: Place = field(name="from")
    to: Place
    seats: (
        Annotated[
            list[SeatLabel],
            Meta(min_length=1, max_length=MAX_PASSENGERS // 2),
            Wanted("a seat for each passenger"),
        ]
        | None
    ) = None


class JourneyRequest(Body):
    """Passengers that want seats on several stretches, one after the other: on two or three buses, or on one
    bus with a change of seat.

    Each part begins where the one before ends. There are as many seats to hold as parts times passengers.

    Example:
        items: [{"trip_id": "trp_7G15T0MY4WN8S49P2MT57JJKMH", "from": "Kigali-Nyabugogo", "to": "Musanze",
            "seats": ["1A"]}, {"trip_id": "trp_2D7A9HGXKZ1CPB3QN5W8R6T0VY", "from": "Musanze", "to": "Rubavu",
            "seats": ["3B"]}]
    """

    items: Annotated[
        list[Annotated[JourneyItem, Wanted("a part of the journey, with a trip and two stops")]],
        Meta(min_length=2, max_length=MOST_PARTS),
        Wanted(f"2 to {MOST_PARTS} parts of the journey"),
    ]
    passengers: Annotated[
        list[Annotated[TravellerRequest, Wanted("a passenger, with a name and a phone number")]],
        Meta(min_length=1, max_length=MAX_PASSENGERS // 2),
        Wanted(f"1 to {MAX_PASSENGERS // 2} passengers"),
    ]
    contact: Annotated[ContactRequest, Wanted("an e-mail address or a phone number")] = ContactRequest()

    def holds(self) -> list[HoldRequest]:
        """Return what each part asks for, as if it were held alone."""
        return [
            HoldRequest(
                trip_id=item.trip_id,
                from_=item.from_,
                to=item.to,
                passengers=[
                    PassengerRequest(**structs.asdict(each), seat=seat)
                    for each, seat in zip_longest(self.passengers, item.seats or ())
                ],
                contact=self.contact,
            )
            for item in self.items
        ]


class StretchQuery(Body):
    """A stretch of a trip; its stops are given by station id or name. `passengers` says how many want seats:
    where too few are free for the whole stretch, seats one after the other are offered.

    Example:
        passengers: 1
    """

    from_: Place = field(name="from")
    to: Place
    passengers: Annotated[
        int,
        Meta(ge=1, le=MAX_PASSENGERS // 2),
        Wanted(f"how many passengers, from 1 to {MAX_PASSENGERS // 2}"),
    ] = 1


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
    """Which bookings: of a trip all of them, or those that fit everything that is given; or, without
    `trip_id`, those of all trips that fit a reference, a phone number or a name. `name` is one or more parts
    of a passenger's name, one of them a whole word where no trip is given; `phone` is a passenger's or the
    contact's. `cursor` and `limit` are for the search over all trips.

    Example:
        reference: 5XJ3K9QZ
        name: Uwase
    """

    trip_id: TripId | None = None
    reference: Reference | None = None
    phone: Phone | None = None
    name: PersonName | None = None
    cursor: Cursor | None = None
    limit: Limit = 20
