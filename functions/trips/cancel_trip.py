"""POST /company/trips/{trip_id}/cancel: cancel a trip."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import cancel_trip
from tms.trips.planning_views import PlannedTrip
from tms.trips.requests import CancelRequest

app = service_app("trips")


@app.post(
    "/company/trips/{trip_id}/cancel",
    allow=Permission.TRIP_OPERATE,
    allowed_while_company_suspended=True,
    body=CancelRequest,
    returns=PlannedTrip,
    errors={
        404: ("trip_not_found",),
        409: ("bus_changing", "wrong_trip_state"),
        422: ("bus_not_left", "no_such_stop"),
    },
    summary="Cancel a trip, give the money back and tell its passengers",
)
def handle(caller: Caller, trip_id: str, request: CancelRequest) -> PlannedTrip:
    """Cancel a trip."""
    return cancel_trip.cancel_trip(caller, trip_id, request)
