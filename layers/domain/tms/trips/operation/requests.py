"""The queries and bodies of the endpoints by which trips are run."""

from typing import Annotated, Literal

from msgspec import Meta

from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, Moment, printable
from tms.trips.delays import MOST_MINUTES
from tms.trips.requests import Day

Told = Annotated[
    str, Meta(min_length=3, max_length=500), Wanted("what happened, in 3 to 500 characters", printable)
]
HOW = "how it ended, in 3 to 500 characters"
Latitude = Annotated[float, Meta(ge=-90, le=90), Wanted("the latitude in degrees, from -90 to 90")]
Longitude = Annotated[float, Meta(ge=-180, le=180), Wanted("the longitude in degrees, from -180 to 180")]


class DriverDay(Body):
    """The day of a driver, as `2026-05-01`, `today` or `tomorrow`.

    Example:
        date: today
    """

    date: Day = "today"


class Spot(Body):
    """A place in degrees of WGS 84."""

    latitude: Latitude
    longitude: Longitude


Where = Annotated[Spot, Wanted("a place, by its latitude and longitude")]


class BreakdownRequest(Body):
    """Why the bus cannot go on, and where it is.

    The words stand in the audit trail and must not contain personal data.

    Example:
        words: The engine is too hot, we stand near Base.
    """

    words: Told
    position: Where | None = None


class IncidentRequest(Body):
    """What happened on a trip. A breakdown also ends the sales of the trip.

    The words are kept for the company and must not contain personal data.

    Example:
        kind: road
        words: The road is closed at Nyirangarama, we wait.
    """

    kind: Literal["breakdown", "accident", "road", "passenger", "security", "other"]
    words: Told
    position: Where | None = None


class ResolutionRequest(Body):
    """How an incident ended, in words for the company that must not contain personal data.

    Example:
        note: The road is open again.
    """

    note: Annotated[str, Meta(min_length=3, max_length=500), Wanted(HOW, printable)] | None = None


class StepRequest(Body):
    """The step that staff take in the driver's place, by the status that it leads to, and why.

    The reason stands in the audit trail and must not contain personal data. With `despite_missing` the bus
    departs although passengers with a ticket have not boarded.

    Example:
        status: DEPARTED
        reason: The driver's phone has no battery.
        despite_missing: false
    """

    status: Literal["BOARDING", "DEPARTED", "ARRIVED"]
    reason: Told
    despite_missing: Annotated[
        bool, Wanted("true to depart without passengers that are missing, or false")
    ] = False


class IncidentsQuery(Body):
    """A page of the incidents of a trip, in the order in which they were reported."""

    cursor: Cursor | None = None
    limit: Limit = 50


Place = Annotated[int, Meta(ge=0, le=60), Wanted("the place of a stop in the list of stops, from 0")]


class ExpectedTime(Body):
    """When the bus leaves a stop; of the last stop, when it arrives there.

    Example:
        stop: 1
        at: 2026-12-01T09:20:00+02:00
    """

    stop: Place
    at: Moment


class DelayRequest(Body):
    """How late a trip is: so many minutes from a stop on, or the expected times of some stops. Zero minutes
    take a delay back.

    The reason stands in the audit trail and must not contain personal data.

    Example:
        minutes: 45
        from_stop: 0
        reason: The road is closed at Nyirangarama.
    """

    reason: Told
    minutes: (
        Annotated[
            int, Meta(ge=0, le=MOST_MINUTES), Wanted(f"how many minutes it is late, from 0 to {MOST_MINUTES}")
        ]
        | None
    ) = None
    from_stop: Place = 0
    times: (
        Annotated[
            tuple[Annotated[ExpectedTime, Wanted("a stop and when the bus leaves it")], ...],
            Meta(min_length=1, max_length=60),
            Wanted("a list of expected times, 1 to 60"),
        ]
        | None
    ) = None

    def __post_init__(self) -> None:
        if (self.minutes is None) is (self.times is None):
            raise ValueError("Give either minutes or times.")
