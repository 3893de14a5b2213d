"""The answer of the endpoint by which staff delay a trip."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tms.fleet.calendar import Assignment, Kind
from tms.kernel.clock import at, offset_of
from tms.trips.public_views import TripStopView, stop_views
from tms.trips.trip import Trip, TripStatus


class Late(StrEnum):
    """What is late for its next trip."""

    BUS = "bus"
    DRIVER = "driver"


@dataclass(frozen=True)
class NextTripTooEarly:
    """A trip that the bus or the driver of a late trip cannot begin in time, turnaround included.

    Example:
        kind: bus
        label: 2026-12-01 11:00 Rubavu - Nyabugogo
        from_at: 2026-12-01T11:00:00+02:00
        until_at: 2026-12-01T15:30:00+02:00
    """

    kind: Late
    trip_id: str
    label: str
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True)
class DelayedTrip:
    """A trip with its expected times, and the trips that its delay makes late as well.

    Example:
        status: PUBLISHED
        delay_minutes: 45
    """

    trip_id: str
    status: TripStatus
    delay_minutes: int
    stops: Sequence[TripStopView]
    conflicts: Sequence[NextTripTooEarly]


def delayed_trip(trip: Trip, conflicts: Iterable[tuple[Kind, Assignment]]) -> DelayedTrip:
    """Return the view of a trip with its delay."""
    offset = offset_of(trip.departure_at)
    return DelayedTrip(
        trip_id=trip.trip_id,
        status=trip.status,
        delay_minutes=trip.delay_s // 60,
        stops=stop_views(trip),
        conflicts=[
            NextTripTooEarly(
                Late.BUS if kind is Kind.BUS else Late.DRIVER,
                each.trip_id,
                each.label,
                at(each.window.begins, offset),
                at(each.window.ends, offset),
            )
            for kind, each in conflicts
        ],
    )
