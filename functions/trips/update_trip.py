"""PATCH /company/trips/{trip_id}: give a trip another departure, bus or driver."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import update_trip
from tms.trips.obstacles import OBSTACLES
from tms.trips.planning_views import PlannedTrip
from tms.trips.requests import TripChange

app = service_app("trips")


@app.patch(
    "/company/trips/{trip_id}",
    allow=Permission.TRIP_PLAN,
    or_allow=Permission.TRIP_OPERATE,
    body=TripChange,
    returns=PlannedTrip,
    errors={
        404: (
            "bus_not_found",
            "company_not_found",
            "driver_not_found",
            "route_not_found",
            "trip_not_found",
        ),
        409: (
            *OBSTACLES,
            "bus_changing",
            "bus_running",
            "departure_over",
            "driver_running",
            "route_retired",
            "route_unpriced",
            "seats_taken",
            "station_missing",
            "trip_changed",
            "trip_too_long",
            "wrong_trip_state",
        ),
        422: (
            "departure_past",
            "departure_too_far",
            "no_such_time",
        ),
    },
    summary="Change a trip",
)
def handle(caller: Caller, trip_id: str, request: TripChange) -> PlannedTrip:
    """Change a trip. While it boards or is under way, only its driver can change, by `trips:operate`."""
    return update_trip.update_trip(caller, trip_id, request)
