"""The queries and bodies of the endpoints by which trips are run."""

from typing import Annotated, Literal

from msgspec import Meta

from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, printable
from tms.trips.requests import Day

Told = Annotated[
    str, Meta(min_length=3, max_length=500), Wanted("what happened, in 3 to 500 characters", printable)
]
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


class IncidentsQuery(Body):
    """A page of the incidents of a trip, in the order in which they were reported."""

    cursor: Cursor | None = None
    limit: Limit = 50
