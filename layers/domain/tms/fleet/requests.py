"""The queries that the fleet endpoints take."""

from typing import Annotated

from msgspec import Meta

from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body

Place = Annotated[
    str,
    Meta(min_length=1, max_length=80),
    Wanted("the name of a station, or its id, in at most 80 characters"),
]
"""A station by its id, or as one may call it in a search: see `tms.fleet.for_all`."""


class StationQuery(Body):
    """A part of a station's name, which may be misspelt; empty for the main stations.

    Example:
        q: ruhengeri
    """

    q: Annotated[str, Meta(max_length=80), Wanted("a part of a station's name, in at most 80 characters")] = (
        ""
    )
    limit: Annotated[int, Meta(ge=1, le=50), Wanted("how many stations you want, from 1 to 50")] = 10
