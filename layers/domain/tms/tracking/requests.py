"""The bodies that the tracking endpoints take."""

from typing import Annotated

from pydantic import Field, StringConstraints

from tms.kernel.http.requests import Body, Moment

TripId = Annotated[str, StringConstraints(pattern=r"^trp_[0-7][0-9A-HJKMNP-TV-Z]{25}$")]


class PositionRequest(Body):
    """One fix of a device.

    Degrees are WGS 84, and `bearing` is clockwise from north. The true position is within `accuracy_m` metres
    with a probability of 68 %.

    Example:
        accuracy_m: 8.0
    """

    trip_id: TripId
    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    recorded_at: Moment
    speed_mps: Annotated[float, Field(ge=0, le=100)] | None = None
    bearing: Annotated[float, Field(ge=0, le=360)] | None = None
    accuracy_m: Annotated[float, Field(ge=0, le=100_000)] | None = None


class PositionsRequest(Body):
    """What a driver's device has gathered, in any order."""

    positions: Annotated[list[PositionRequest], Field(min_length=1, max_length=100)]
