"""The queries that the fleet endpoints take."""

from typing import Annotated

from pydantic import Field, StringConstraints

from tms.kernel.http.requests import Body


class StationQuery(Body):
    """A part of a station's name, which may be misspelt; empty for the main stations.

    Example:
        q: ruhengeri
    """

    q: Annotated[str, StringConstraints(max_length=80)] = ""
    limit: Annotated[int, Field(ge=1, le=50)] = 10
