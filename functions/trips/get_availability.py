"""GET /company/availability: which buses and drivers are free."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import get_availability
from tms.trips.availability_views import Availability
from tms.trips.requests import AvailabilityQuery

app = service_app("trips")


@app.get(
    "/company/availability",
    allow=Permission.TRIP_READ_COMPANY,
    of_others=True,
    query=AvailabilityQuery,
    returns=Availability,
    errors={
        404: ("company_not_found", "route_not_found", "trip_not_found"),
        409: (
            "route_retired",
            "station_missing",
            "trip_too_long",
        ),
        422: (
            "departure_past",
            "departure_too_far",
            "no_such_time",
        ),
    },
    summary="See which buses and drivers are free",
)
def handle(caller: Caller, query: AvailabilityQuery) -> Availability:
    """See which buses and drivers are free."""
    return get_availability.get_availability(caller, query)
