"""POST /company/trips/{trip_id}/publish: put a trip on sale."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import publish_trip
from tms.trips.planning_views import PlannedTrip

app = service_app("trips")


@app.post(
    "/company/trips/{trip_id}/publish",
    allow=Permission.TRIP_PLAN,
    returns=PlannedTrip,
    errors={
        404: ("trip_not_found",),
        409: (
            "bus_changing",
            "departure_over",
            "wrong_trip_state",
        ),
    },
    summary="Put a trip on sale",
)
def handle(caller: Caller, trip_id: str) -> PlannedTrip:
    """Put a trip on sale."""
    return publish_trip.publish_trip(caller, trip_id)
