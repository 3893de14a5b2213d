"""POST /company/trips/{trip_id}/delay: how late a trip is."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import delay_trip
from tms.trips.operation.delay_views import DelayedTrip
from tms.trips.operation.requests import DelayRequest

app = service_app("trips")


@app.post(
    "/company/trips/{trip_id}/delay",
    allow=Permission.TRIP_OPERATE,
    body=DelayRequest,
    returns=DelayedTrip,
    errors={
        404: ("trip_not_found",),
        409: ("bus_changing", "bus_running", "driver_running", "trip_too_long", "wrong_trip_state"),
        422: ("before_schedule", "no_such_stop", "times_backwards", "too_late_by_far"),
    },
    summary="Delay a trip",
)
def handle(caller: Caller, trip_id: str, request: DelayRequest) -> DelayedTrip:
    """Say how late a trip is, or that it is on time again; its passengers are told once for each change."""
    return delay_trip.delay_trip(caller, trip_id, request)
