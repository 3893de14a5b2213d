"""DELETE /company/trips/{trip_id}/breakdown: the bus goes on."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import end_breakdown

app = service_app("trips")


@app.delete(
    "/company/trips/{trip_id}/breakdown",
    allow=Permission.TRIP_OPERATE,
    status=204,
    errors={404: ("trip_not_found",), 409: ("bus_changing", "wrong_trip_state")},
    summary="End a breakdown",
)
def handle(caller: Caller, trip_id: str) -> None:
    """Say that the bus goes on; sales at the stops ahead go on as planned."""
    end_breakdown.end_breakdown(caller, trip_id)
