"""The queries and bodies that the trip endpoints take."""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, field

from tms.fleet.requests import Place
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, printable
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


class UndoRequest(Body):
    """The step that was taken by mistake, by the status that it led to, and why it is undone.

    The reason stands in the audit trail and must not contain personal data.

    Example:
        status: DEPARTED
        reason: The driver tapped the trip of the next hour.
    """

    status: Literal["BOARDING", "DEPARTED", "ARRIVED"]
    reason: Annotated[
        str, Meta(min_length=3, max_length=500), Wanted("the reason, in 3 to 500 characters", printable)
    ]
