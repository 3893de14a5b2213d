"""Finding a trip for anyone: what is or was on sale is public."""

from tms.kernel.errors import NotFound
from tms.trips import store
from tms.trips.trip import Trip, TripStatus


def find_trip(trip_id: str) -> Trip:
    """Return a trip that is or was on sale.

    Raises:
        NotFound: `trip_not_found`; also for a draft.
    """
    trip = store.find(trip_id)
    if trip is None or trip.status is TripStatus.DRAFT:
        raise NotFound("trip_not_found", f"There is no trip {trip_id}.")
    return trip
