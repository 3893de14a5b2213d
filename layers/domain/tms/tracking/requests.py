"""The bodies that the tracking endpoints take. Devices of other makes send more fields; those are ignored."""

from typing import Annotated

from msgspec import Meta

from tms.kernel.http.batches import Batch
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Moment

TripId = Annotated[
    str,
    Meta(pattern=r"^trp_[0-7][0-9A-HJKMNP-TV-Z]{25}$"),
    Wanted("the id of a trip, as trp_7G15T0MY4WN8S49P2MT57JJKMH"),
]


def known(reading: float) -> float | None:
    """Return what a device measured; None if it is negative, which phones send for "unknown"."""
    return reading if reading >= 0 else None


class PositionRequest(Body, forbid_unknown_fields=False):
    """One fix of a device.

    Degrees are WGS 84, and `bearing` is clockwise from north. The true position is within `accuracy_m` metres
    with a probability of 68 %. A negative speed, bearing or accuracy is read as null: the device does not
    know it.

    Example:
        accuracy_m: 8.0
    """

    trip_id: TripId
    latitude: Annotated[float, Meta(ge=-90, le=90), Wanted("the latitude in degrees, from -90 to 90")]
    longitude: Annotated[float, Meta(ge=-180, le=180), Wanted("the longitude in degrees, from -180 to 180")]
    recorded_at: Moment
    speed_mps: (
        Annotated[float, Meta(le=100), Wanted("a number of metres a second, 100 at most", known)] | None
    ) = None
    bearing: Annotated[float, Meta(le=360), Wanted("a number of degrees, 360 at most", known)] | None = None
    accuracy_m: (
        Annotated[float, Meta(le=100_000), Wanted("a number of metres, 100000 at most", known)] | None
    ) = None


class PositionsRequest(Body, forbid_unknown_fields=False):
    """What a driver's device has gathered, in any order. Each position is taken or rejected on its own."""

    positions: Annotated[
        Batch[PositionRequest], Meta(min_length=1, max_length=100), Wanted("a list of 1 to 100 positions")
    ]
