"""Door for payments: a trip, how it was cancelled, and how late its bus is."""

from tms.trips import store
from tms.trips.lateness import late_s
from tms.trips.store import find
from tms.trips.trip import Cancellation

__all__ = ["cancellation_of", "find", "late_s"]


def cancellation_of(trip_id: str) -> Cancellation | None:
    """Return the cancellation of a trip; None if it was not cancelled."""
    trip = store.find(trip_id)
    return None if trip is None else trip.cancellation
