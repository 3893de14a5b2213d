"""What the endpoints of routes take. Stops are named by their place in the route, the first is 0."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Literal, TypeVar

from msgspec import Meta

from tms.companies.lookalikes import look
from tms.fleet.routes import LONGEST_S, MOST_STOPS
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, RecordId, printable
from tms.kernel.sheets.requests import Csv

MOST_KEY_BYTES = 480
"""The largest normal form of a route's name, in bytes: it is part of a key, of which DynamoDB takes 1,024."""

MOST_AMOUNT = 1_000_000_000
MOST_PAIRS = MOST_STOPS * (MOST_STOPS - 1) // 2

Word = TypeVar("Word", int, str)


def _each_once(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(sorted(set(words)))


def printable_and_short(name: str) -> str:
    """Return a name for one line whose normal form fits into a key.

    Raises:
        ValueError: it cannot be printed, or is too long in its normal form.
    """
    shown = printable(name)
    if len(look(shown).encode()) > MOST_KEY_BYTES:
        raise ValueError("A character of it stands for many others. Write them out, in 80 characters.")
    return shown


RouteName = Annotated[
    str,
    Meta(min_length=1, max_length=80),
    Wanted("the name of a route, in at most 80 characters", printable_and_short),
]
BusClass = Annotated[
    str,
    Meta(pattern=r"^[a-z][a-z0-9_-]{0,19}$"),
    Wanted("a class of buses, as standard or vip"),
]
StopPlace = Annotated[
    int,
    Meta(ge=0, le=MOST_STOPS - 1),
    Wanted(f"the place of a stop in the route, from 0 to {MOST_STOPS - 1}"),
]
Amount = Annotated[
    int,
    Meta(ge=0, le=MOST_AMOUNT),
    Wanted("an amount in minor units of the currency, from 0 to 1,000,000,000"),
]
Step = Annotated[
    int, Meta(ge=1, le=100_000), Wanted("what prices are a multiple of, from 1 to 100,000 minor units")
]
Seconds = Annotated[
    int, Meta(ge=0, le=LONGEST_S), Wanted(f"whole seconds, from 0 to {LONGEST_S} (seven days)")
]
Version = Annotated[int, Meta(ge=1, le=99_999_999), Wanted("a version of the route, from 1")]
Day = Annotated[dt.date, Wanted("a day of travel, as 2026-12-24")]


class StopRequest(Body):
    """A stop. Times are seconds: `running_s` from the departure at the stop before to the arrival here,
    `dwell_s` from the arrival to the departure. Both are 0 at the first stop, `dwell_s` at the last one too.
    `metres` is the way by road from the stop before, for prices by the kilometre.

    Example:
        running_s: 5400
        dwell_s: 300
        metres: 93000
    """

    station_id: Annotated[RecordId, Wanted("the id of a station, as stn_5HB8A5K9QKMHMC3Y2XX7RGMDDJ")]
    running_s: Seconds = 0
    dwell_s: Seconds = 0
    metres: Annotated[int, Meta(ge=0, le=5_000_000), Wanted("metres, from 0 to 5,000,000")] | None = None


class FareRequest(Body):
    """What an adult pays from one stop to a later one, in minor units; null if that is not sold.

    Example:
        from_stop: 0
        to_stop: 1
        amount: 3500
    """

    from_stop: StopPlace
    to_stop: StopPlace
    amount: Amount | None


class ClassPriceRequest(Body):
    """What an adult pays from one stop to a later one on a bus of one class, in minor units.

    Example:
        from_stop: 0
        to_stop: 1
        amount: 5000
    """

    from_stop: StopPlace
    to_stop: StopPlace
    amount: Amount


class PairRequest(Body):
    """A stretch from one stop to a later one.

    Example:
        from_stop: 0
        to_stop: 1
    """

    from_stop: StopPlace
    to_stop: StopPlace


class ClassFareRequest(Body):
    """What buses of one class cost: `percent` of the route's fares, and own fares of single pairs, which the
    percentage does not touch.

    Example:
        bus_class: vip
        percent: 150
        fares: []
    """

    bus_class: BusClass
    percent: Annotated[int, Meta(ge=0, le=1000), Wanted("a percentage of the fare, from 0 to 1,000")] = 100
    fares: Annotated[
        tuple[Annotated[ClassPriceRequest, Wanted("a fare, with two stops and an amount")], ...],
        Meta(max_length=MOST_PAIRS),
    ] = ()


NeedsSeat = Annotated[bool, Wanted("false for children on a passenger's lap, or true for all others")]
FreeLuggage = Annotated[
    int, Meta(ge=0, le=9), Wanted("how many pieces of luggage are free for a passenger, from 0 to 9")
]


class CategoryRequest(Body):
    """Passengers that pay a part of what an adult pays that day. `age` says in words whom it is for. Adults
    are always there and pay all.

    Attributes:
        needs_seat: false for children that travel on the lap of a passenger.
        free_luggage: how many pieces of luggage are free; null for as many as for adults.

    Example:
        category: child
        percent: 50
        age: 4 to 11 years
        free_luggage: null
    """

    category: Annotated[
        str, Meta(pattern=r"^[a-z][a-z_]{0,19}$"), Wanted("the word for a category, as child or student")
    ]
    percent: Annotated[int, Meta(ge=0, le=100), Wanted("a percentage of the adult fare, from 0 to 100")]
    age: Annotated[str, Meta(max_length=60), Wanted("ages in words, in at most 60 characters")] = ""
    needs_seat: NeedsSeat = True
    free_luggage: FreeLuggage | None = None

    def __post_init__(self) -> None:
        if self.age:
            printable(self.age)


class PromotionRequest(Body):
    """A lower price on some days of travel: either `percent` off, or the `price` that an adult pays instead.

    `valid_from` and `valid_until` are the first and the last day of travel, `weekdays` 1 for Monday to 7 for
    Sunday, none for all. Without `pairs` it is for all pairs, without `bus_classes` for all classes. Where
    several are valid, the one that is best for the passenger counts; none ever raises a price.

    Example:
        name: Advent
        percent: 10
        valid_from: 2026-12-01
        valid_until: 2026-12-24
        weekdays: [1, 2, 3, 4]
        pairs: []
        bus_classes: []
    """

    name: Annotated[
        str,
        Meta(min_length=1, max_length=60),
        Wanted("the name of a promotion, in at most 60 characters", printable),
    ]
    percent: Annotated[int, Meta(ge=1, le=100), Wanted("a percentage, from 1 to 100")] | None = None
    price: Amount | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None
    weekdays: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=7), Wanted("1 for Monday to 7 for Sunday")], ...],
        Meta(max_length=7),
        Wanted("weekdays", _each_once),
    ] = ()
    pairs: Annotated[
        tuple[Annotated[PairRequest, Wanted("a pair of stops")], ...], Meta(max_length=MOST_PAIRS)
    ] = ()
    bus_classes: Annotated[
        tuple[BusClass, ...], Meta(max_length=8), Wanted("at most 8 classes of buses", _each_once)
    ] = ()


class LuggageRequest(Body):
    """The luggage rules in one language.

    Example:
        language: en
        text: One bag of 20 kg travels free. A bicycle pays half a fare.
    """

    language: Annotated[
        str, Meta(pattern=r"^[a-z]{2}$"), Wanted("a language by its two letters (ISO 639-1), as en or rw")
    ]
    text: Annotated[
        str, Meta(min_length=1, max_length=1000), Wanted("luggage rules in 1 to 1,000 characters", printable)
    ]


Stops = Annotated[
    tuple[Annotated[StopRequest, Wanted("a stop, with a station and times")], ...],
    Meta(min_length=2, max_length=MOST_STOPS),
    Wanted(f"2 to {MOST_STOPS} stops"),
]
FareList = Annotated[
    tuple[Annotated[FareRequest, Wanted("a fare, with two stops and an amount")], ...],
    Meta(max_length=MOST_PAIRS),
]
Luggage = Annotated[
    tuple[Annotated[LuggageRequest, Wanted("luggage rules, with a language and a text")], ...],
    Meta(max_length=12),
    Wanted("at most 12 texts"),
]


class Prices(Body):
    """What a route's prices consist of beside its fares.

    Attributes:
        free_luggage: how many pieces of luggage are free for an adult.
        piece_price: what each further piece costs, in minor units; null if there are no further ones.

    Example:
        round_to: 50
        piece_price: 500
    """

    round_to: Step = 1
    free_luggage: FreeLuggage = 1
    piece_price: Amount | None = None
    class_fares: Annotated[
        tuple[Annotated[ClassFareRequest, Wanted("a class of buses, with its percentage or fares")], ...],
        Meta(max_length=8),
    ] = ()
    categories: Annotated[
        tuple[Annotated[CategoryRequest, Wanted("a category, with its percentage")], ...], Meta(max_length=12)
    ] = ()
    promotions: Annotated[
        tuple[Annotated[PromotionRequest, Wanted("a promotion, with its name and price")], ...],
        Meta(max_length=40),
    ] = ()


class RouteRequest(Prices):
    """A route to make. Its fares may come with it or later, by PUT /company/routes/{route_id}/fares. With
    fares, each pair of stops has one, or null where it is not sold.

    Prices that are calculated (of classes, categories and promotions in percent) are rounded to multiples of
    `round_to` minor units, halves up.

    Example:
        name: Kigali - Musanze
        stops: [{"station_id": "stn_5HB8A5K9QKMHMC3Y2XX7RGMDDJ"}, {"station_id":
            "stn_5PBT82D5F05KJJFY60CK5A3TT1", "running_s": 7200, "metres": 93000}]
        fares: [{"from_stop": 0, "to_stop": 1, "amount": 3500}]
        round_to: 50
    """

    name: RouteName
    stops: Stops
    luggage: Luggage = ()
    fares: FareList = ()


class FaresRequest(Prices):
    """All prices of a route, in place of those that it has. Each pair of stops has a fare, or null where it
    is not sold. `version` is the version that these prices were made for: another one is refused.

    Example:
        fares: [{"from_stop": 0, "to_stop": 1, "amount": 3500}]
        round_to: 50
    """

    fares: FareList
    version: Version | None = None


class RouteChange(Body):
    """What to change of a route; what is left out stays. A retired route keeps the trips that it has and gets
    no new ones.

    If stops change, the fares of pairs that stay are kept. Where pairs are new, `fares` gives them for all
    pairs of the new stops. `version` is the version that the change was made for: another one is refused.

    Example:
        name: Kigali - Musanze express
        stops: null
        fares: null
        luggage: null
    """

    name: RouteName | None = None
    stops: Stops | None = None
    fares: FareList | None = None
    luggage: Luggage | None = None
    state: Literal["ACTIVE", "RETIRED"] | None = None
    version: Version | None = None

    def __post_init__(self) -> None:
        if all(each is None for each in (self.name, self.stops, self.luggage, self.state)):
            raise ValueError("Give a name, stops, luggage rules or a state.")
        if self.fares is not None and self.stops is None:
            raise ValueError("Give stops with the fares, or use PUT /company/routes/{route_id}/fares.")


class RoutesQuery(Body):
    """Which routes to list: those in a state, those that call at a station.

    Example:
        state: ACTIVE
    """

    state: Literal["ACTIVE", "RETIRED"] | None = None
    station_id: Annotated[RecordId, Wanted("the id of a station")] | None = None
    cursor: Cursor | None = None
    limit: Limit = 50


class RouteVersionQuery(Body):
    """Which version of a route to show; the present one if there is none."""

    version: Version | None = None


class PerKilometreRequest(Body):
    """A price by the kilometre: `base` and `rate` for each kilometre, and never less than `least`, in minor
    units; the rate may have three decimals.

    Example:
        rate: 30.8
        base: 0
        least: 300
    """

    rate: Annotated[float, Meta(ge=0, le=1_000_000), Wanted("minor units a kilometre, from 0 to 1,000,000")]
    base: Amount = 0
    least: Amount = 0


class CopiedRowRequest(Body):
    """A passenger who boards at `to_stop` shall pay what one pays who boards at `from_stop`.

    Example:
        from_stop: 0
        to_stop: 1
    """

    from_stop: StopPlace
    to_stop: StopPlace


class ProposalRequest(Body):
    """How fares shall be proposed. It begins with `fares`, or with those of the route; then `per_kilometre`
    makes all anew by the distance, `copy_rows` copies rows, and `round_to` rounds everything.

    Example:
        fares: null
        per_kilometre: {"rate": 30.8, "least": 300}
        copy_rows: []
        round_to: 50
    """

    fares: FareList | None = None
    per_kilometre: Annotated[PerKilometreRequest, Wanted("a price by the kilometre")] | None = None
    copy_rows: Annotated[
        tuple[
            Annotated[CopiedRowRequest, Wanted("two stops, the one to copy from and the one to copy to")], ...
        ],
        Meta(max_length=MOST_STOPS),
    ] = ()
    round_to: Step | None = None


class RoutesFile(Body):
    r"""Routes as CSV, a line for each stop, those of a route together and in their order; routes are told
    apart by their names. Columns, in any order, divided by commas or semicolons: `route`, the name, or empty
    for the one above; `stop`, the name or the id of a station; `running_min`, minutes from the departure at
    the stop before; `dwell_min`, minutes until the departure; `km` by road from the stop before; `state`,
    ACTIVE or RETIRED, once a route.

    Fares stand as a triangle: `from_1` is the fare from the first stop of the route to the stop of the line,
    `from_2` from the second, and so on, in minor units; `-` where that is not sold. Or they are made by the
    kilometre: `per_km`, `least` and `round_to`, in minor units, once a route; a new route keeps `round_to`
    for the prices that it calculates.

    Of a route that is there, fares stay if none are given, and `dwell_min` and `km` if these columns are left
    out; classes, categories, promotions and luggage rules
    stay always, and are entered at the route itself. Send at most 1,000 lines and 50 routes.

    Example:
        csv: "route,stop,running_min,dwell_min,km,from_1,from_2\r\nKigali -
            Rubavu,Nyabugogo,,,,,\r\n,Musanze,120,5,93,3500,\r\n,Rubavu,75,,62,6000,2500\r\n"
    """

    csv: Csv
