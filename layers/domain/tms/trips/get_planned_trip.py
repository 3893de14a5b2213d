"""Use case: show a trip to the staff of its company."""

from tms.bookings import for_trips as bookings
from tms.companies.for_trips.names import names_of
from tms.kernel.access.caller import Caller
from tms.trips.own_trips import find_planned
from tms.trips.planning_views import TripDetail, trip_detail


def get_planned_trip(caller: Caller, trip_id: str) -> TripDetail:
    """Return a trip of the caller's company with its stops, fares, load and revenue.

    Raises:
        NotFound: `trip_not_found`.
    """
    trip = find_planned(caller, trip_id)
    names = names_of([trip.driver_id])
    occupancy = bookings.occupancy(trip_id, len(trip.stops) - 1)
    return trip_detail(caller, trip, names.get(trip.driver_id), occupancy)
