"""The bodies that the tracking endpoints take."""

from typing import Annotated

from msgspec import Meta

from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Moment

TripId = Annotated[
    str,
    Meta(pattern=r"^trp_[0-7][0-9A-HJKMNP-TV-Z]{25}$"),
    Wanted("the id of a trip, as trp_7G15T0MY4WN8S49P2MT57JJKMH"),
]


class PositionRequest(Body):
    """One fix of a device.

    Degrees are WGS 84, and `bearing` is clockwise from north. The true position is within `accuracy_m` metres
    with a probability of 68 %.

    Example:
        accuracy_m: 8.0
    """

    trip_id: TripId
    latitude: Annotated[float, Meta(ge=-90, le=90)]
    longitude: Annotated[float, Meta(ge=-180, le=180)]
    recorded_at: Moment
    speed_mps: Annotated[float, Meta(ge=0, le=100)] | None = None
    bearing: Annotated[float, Meta(ge=0, le=360)] | None = None
    accuracy_m: Annotated[float, Meta(ge=0, le=100_000)] | None = None


class PositionsRequest(Body):
    """What a driver's device has gathered, in any order."""

    positions: Annotated[
        list[PositionRequest], Meta(min_length=1, max_length=100), Wanted("a list of 1 to 100 positions")
    ]
