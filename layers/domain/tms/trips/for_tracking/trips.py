"""Door for positions that are written and looked at: a trip as anyone may see it, and the end of its way."""

from tms.kernel.errors import NotFound
from tms.trips import store
from tms.trips.store import reach_end
from tms.trips.trip import Trip, TripStatus

__all__ = ["find_trip", "reach_end"]


def find_trip(trip_id: str) -> Trip:
    """Return a trip that is or was on sale.

    Raises:
        NotFound: `trip_not_found`.
    """
    trip = store.find(trip_id)
    if trip is None or trip.status is TripStatus.DRAFT:
        raise NotFound("trip_not_found", f"There is no trip {trip_id}.")
    return trip
