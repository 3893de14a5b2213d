"""The answers of the tracking endpoints."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class RejectedPosition:
    """A position that was not taken; `index` is its place in the request. Sending it again will not help.

    Example:
        index: 0
        code: stale
        detail: recorded_at is more than 24 hours ago.
    """

    index: int
    code: str
    detail: str


@dataclass(frozen=True)
class PositionsTaken:
    """How many positions are on their way, and which are not.

    Example:
        accepted: 1
        rejected: []
    """

    accepted: int
    rejected: list[RejectedPosition]


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
