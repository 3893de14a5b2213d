"""POST /company/trips/{trip_id}/unpublish: take a trip off sale."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import unpublish_trip
from tms.trips.planning_views import PlannedTrip

app = service_app("trips")


@app.post(
    "/company/trips/{trip_id}/unpublish",
    allow=Permission.TRIP_PLAN,
    returns=PlannedTrip,
    errors={
        404: ("trip_not_found",),
        409: (
            "bus_changing",
            "seats_taken",
            "wrong_trip_state",
        ),
    },
    summary="Take a trip off sale",
)
def handle(caller: Caller, trip_id: str) -> PlannedTrip:
    """Take a trip off sale."""
    return unpublish_trip.unpublish_trip(caller, trip_id)
