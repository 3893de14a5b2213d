"""The answers of the tracking endpoints."""

from dataclasses import dataclass
from datetime import datetime

from tms.kernel.http.batches import RejectedItem


@dataclass(frozen=True)
class PositionsTaken:
    """How many positions are on their way, and which are not.

    The code of a rejected one is `invalid_field`, `trip_not_found`, `not_the_driver` or `trip_not_running`,
    as a whole request's would be; or the fix is not believed: `duplicate`, `future`, `stale`,
    `poor_accuracy`, `impossible_speed` for a jump that no bus makes, `off_route` for one far from the trip's
    route. A position that is not believed is not shown.

    Example:
        accepted: 1
        rejected: []
    """

    accepted: int
    rejected: list[RejectedItem]


@dataclass(frozen=True)
class NextStop:
    """The stop ahead; `scheduled_at` is when the bus leaves it if it is the first, else when it arrives.

    Example:
        scheduled_at: 2026-12-01T08:30:00+02:00
    """

    station_id: str
    name: str
    scheduled_at: datetime


@dataclass(frozen=True)
class Position:
    """Where a trip's bus was at `recorded_at`; `next_stop` and `eta` are null once it has arrived.

    A bus that has left its route since then is shown where it was on it; `off_route_since` is null else.

    Example:
        eta: 2026-12-01T08:27:00+02:00
    """

    latitude: float
    longitude: float
    recorded_at: datetime
    speed_mps: float | None
    bearing: float | None
    next_stop: NextStop | None
    eta: datetime | None
    off_route_since: datetime | None
