"""The answers of the trip endpoints."""

from dataclasses import dataclass
from datetime import datetime

from tms.trips.trip import Trip, TripStatus


@dataclass(frozen=True)
class TripState:
    """A trip after its driver moved it on, or staff did.

    Attributes:
        missing: at the departure, how many passengers from the first stop have not boarded; else 0.
        warning: says so in words; null if nobody is missing.

    Example:
        status: BOARDING
        missing: 0
        warning: null
    """

    trip_id: str
    status: TripStatus
    departure_at: datetime
    arrival_at: datetime
    missing: int = 0
    warning: str | None = None


def trip_state(trip: Trip, status: TripStatus) -> TripState:
    """Return the view of a trip in a state."""
    return TripState(trip.trip_id, status, trip.departure_at, trip.arrival_at)
