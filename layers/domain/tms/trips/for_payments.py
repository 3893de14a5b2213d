"""Door for payments: how a trip was cancelled, and how late its bus is."""

from tms.trips import store
from tms.trips.trip import Cancellation


def cancellation_of(trip_id: str) -> Cancellation | None:
    """Return the cancellation of a trip; None if it was not cancelled."""
    trip = store.find(trip_id)
    return None if trip is None else trip.cancellation


def late_s(trip_id: str, stop: int) -> int | None:
    """Return how many seconds later than planned the bus leaves a stop, counted from 0.

    Returns:
        None if the trip was cancelled, or does not exist.
    """
    trip = store.find(trip_id)
    if trip is None or trip.cancellation is not None:
        return None
    return int(trip.late(stop).total_seconds())
