"""The queries that the fleet endpoints take."""

from typing import Annotated

from msgspec import Meta

from tms.kernel.http.requests import Body


class StationQuery(Body):
    """A part of a station's name, which may be misspelt; empty for the main stations.

    Example:
        q: ruhengeri
    """

    q: Annotated[str, Meta(max_length=80)] = ""
    limit: Annotated[int, Meta(ge=1, le=50)] = 10
