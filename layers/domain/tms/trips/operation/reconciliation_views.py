"""The answer of the endpoint by which the books of a trip are closed."""

from dataclasses import dataclass
from datetime import datetime

from tms.kernel.clock import at, offset_of
from tms.kernel.money import Money
from tms.trips.attendance import Attendance
from tms.trips.trip import Trip, TripStatus


@dataclass(frozen=True)
class Reconciliation:
    """What a trip sold and whom it carried, as it was when its books were closed.

    Attributes:
        no_shows: tickets that nobody scanned.
        fares: prices of all good tickets together.

    Example:
        status: RECONCILED
        reconciled_at: 2026-12-01T18:00:00+02:00
        sold: 24
        boarded: 22
        no_shows: 2
    """

    trip_id: str
    status: TripStatus
    reconciled_at: datetime
    sold: int
    boarded: int
    no_shows: int
    fares: Money


def reconciliation(trip: Trip, attendance: Attendance) -> Reconciliation:
    """Return the view of a trip whose books are closed."""
    return Reconciliation(
        trip_id=trip.trip_id,
        status=trip.status,
        reconciled_at=at(trip.since[TripStatus.RECONCILED], offset_of(trip.departure_at)),
        sold=attendance.sold,
        boarded=attendance.boarded,
        no_shows=attendance.no_shows,
        fares=Money(attendance.fares, trip.currency),
    )
