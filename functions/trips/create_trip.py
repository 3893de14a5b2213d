"""POST /company/trips: plan a trip."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import create_trip
from tms.trips.obstacles import OBSTACLES
from tms.trips.planning_views import PlannedTrip
from tms.trips.requests import TripRequest

app = service_app("trips")


@app.post(
    "/company/trips",
    allow=Permission.TRIP_PLAN,
    idempotent=True,
    status=201,
    body=TripRequest,
    returns=PlannedTrip,
    errors={
        404: ("bus_not_found", "company_not_found", "driver_not_found", "route_not_found"),
        409: (
            *OBSTACLES,
            "departure_over",
            "route_retired",
            "route_unpriced",
            "station_missing",
            "trip_too_long",
        ),
        422: (
            "departure_past",
            "departure_too_far",
            "idempotency_key_reused",
            "no_such_time",
        ),
    },
    summary="Plan a trip",
)
def handle(caller: Caller, request: TripRequest, key: str) -> PlannedTrip:
    """Plan a trip."""
    return create_trip.create_trip(caller, request, key)
