"""How late the bus of a trip leaves a stop, as its company told."""

from tms.trips import store


def late_s(trip_id: str, stop: int) -> int | None:
    """Return how many seconds later than planned the bus leaves a stop, counted from 0.

    Returns:
        None if the trip was cancelled, or does not exist.
    """
    trip = store.find(trip_id)
    if trip is None or trip.cancellation is not None:
        return None
    return int(trip.late(stop).total_seconds())
