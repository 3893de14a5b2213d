"""The queries that the trip endpoints take."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from tms.kernel.http.requests import Body

Place = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class TripQuery(Body):
    """A journey that is wanted: stations by id or by name, and the local day, as `2026-05-01` or `today`.

    Example:
        date: today
    """

    from_: Place = Field(alias="from")
    to: Place
    date: dt.date | Literal["today"] = "today"
    limit: Annotated[int, Field(ge=1, le=100)] = 50
    cursor: str | None = None
