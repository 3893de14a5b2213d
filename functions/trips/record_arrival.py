"""POST /trips/{trip_id}/arrival: the driver reached the last stop."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import record_arrival
from tms.trips.views import TripState

app = service_app("trips")


@app.post(
    "/trips/{trip_id}/arrival",
    allow=Permission.TRIP_DRIVE,
    allowed_while_company_suspended=True,
    returns=TripState,
    errors={
        403: ("not_the_driver",),
        404: ("trip_not_found",),
        409: ("bus_changing", "too_early", "wrong_trip_state"),
    },
    summary="Arrive",
)
def handle(caller: Caller, trip_id: str) -> TripState:
    """Record the arrival."""
    return record_arrival.record_arrival(caller, trip_id)
