"""Use case: show a trip to anyone."""

from tms.companies.for_trips import company as companies
from tms.kernel.errors import NotFound
from tms.trips import store
from tms.trips.public_views import PublicTrip, public_trip
from tms.trips.trip import TripStatus


def get_trip(trip_id: str) -> PublicTrip:
    """Return a trip that is or was on sale, as passengers see it.

    Raises:
        NotFound: `trip_not_found`; also for a draft.
    """
    trip = store.find(trip_id)
    if trip is None or trip.status is TripStatus.DRAFT:
        raise NotFound("trip_not_found", f"There is no trip {trip_id}.")
    return public_trip(trip, companies.find_company(trip.company_id))
