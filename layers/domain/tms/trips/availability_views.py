"""What the availability of buses and drivers is answered as."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.kernel.errors import Conflict


@dataclass(frozen=True)
class ReasonView:
    """Why a bus or a driver is not free.

    Attributes:
        trip_id: the trip that stands in the way, if it is one.
        until: when it passes; null where that is unknown, or it does not pass by itself.

    Example:
        code: bus_busy
        detail: Another trip has the bus RAB 123 C: 2026-12-24 06:30 Nyabugogo - Rubavu.
        until: 2026-12-24T11:00:00+00:00
    """

    code: str
    detail: str
    trip_id: str | None
    until: datetime | None


@dataclass(frozen=True)
class FreeBus:
    """A bus, whether it is free, and else why not.

    Example:
        plate: RAB 123 C
        bus_class: standard
        reasons: []
        seats: 29
        amenities: ["wifi"]
        free: true
    """

    bus_id: str
    plate: str
    bus_class: str
    seats: int
    amenities: Sequence[str]
    free: bool
    reasons: Sequence[ReasonView]


@dataclass(frozen=True)
class FreeDriver:
    """A driver, whether the driver is free, and else why not.

    Attributes:
        full_name: null once the account was deleted.

    Example:
        full_name: Claver Mugisha
        licence_class: D
        reasons: []
        free: true
    """

    account_id: str
    full_name: str | None
    licence_class: str
    free: bool
    reasons: Sequence[ReasonView]


@dataclass(frozen=True)
class Availability:
    """Who and what is free for a trip: the free ones first, then buses by plate and drivers by name."""

    departure_at: datetime
    arrival_at: datetime
    buses: Sequence[FreeBus]
    drivers: Sequence[FreeDriver]


def reason_view(refusal: Conflict) -> ReasonView:
    """Return a refusal as a reason."""
    trip = refusal.extra.get("trip")
    until = refusal.extra.get("until")
    if isinstance(trip, dict):
        return ReasonView(
            refusal.code, refusal.detail, trip["trip_id"], datetime.fromisoformat(trip["until_at"])
        )
    moment = datetime.fromisoformat(until) if isinstance(until, str) else None
    return ReasonView(refusal.code, refusal.detail, None, moment)
