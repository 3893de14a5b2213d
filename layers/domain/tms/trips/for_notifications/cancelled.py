"""Door for notifications: why a trip was cancelled, and the trips that passengers may take instead."""

from tms.trips import store
from tms.trips.next_trips import Stretch, next_trips

__all__ = ["Stretch", "next_trips", "why_cancelled"]


def why_cancelled(trip_id: str) -> str:
    """Return the company's reason; empty if the trip is not known, or not cancelled."""
    trip = store.find(trip_id)
    return trip.cancellation.reason if trip and trip.cancellation else ""
