"""The queries that the trip endpoints take."""

import datetime as dt
from typing import Annotated, Literal

from msgspec import field

from tms.fleet.requests import Place
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit
from tms.kernel.text import plain, trimmed


def _day(text: str) -> str:
    return trimmed(plain(text)).lower()


Day = Annotated[
    dt.date | Literal["today", "tomorrow"], Wanted("a date, as 2026-05-01, or today or tomorrow", bare=_day)
]


class TripQuery(Body):
    """A journey that is wanted: stations by id or by name, and the local day, as `2026-05-01`, `today` or
    `tomorrow`.

    Example:
        date: today
    """

    from_: Place = field(name="from")
    to: Place
    date: Day = "today"
    limit: Limit = 50
    cursor: Cursor | None = None
