"""The queries that the trip endpoints take."""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, field

from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit

Place = Annotated[
    str,
    Meta(min_length=1, max_length=80),
    Wanted("the name of a station, or its id, in at most 80 characters"),
]
Day = Annotated[dt.date | Literal["today"], Wanted("a date, as 2026-05-01, or today")]


class TripQuery(Body):
    """A journey that is wanted: stations by id or by name, and the local day, as `2026-05-01` or `today`.

    Example:
        date: today
    """

    from_: Place = field(name="from")
    to: Place
    date: Day = "today"
    limit: Limit = 50
    cursor: Cursor | None = None
