"""Use case: show a trip to anyone."""

from tms.companies.for_trips import company as companies
from tms.trips.find_trip import find_trip
from tms.trips.public_views import PublicTrip, public_trip


def get_trip(trip_id: str) -> PublicTrip:
    """Return a trip that is or was on sale, as passengers see it.

    Raises:
        NotFound: `trip_not_found`; also for a draft.
    """
    trip = find_trip(trip_id)
    return public_trip(trip, companies.find_company(trip.company_id))
