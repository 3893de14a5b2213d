"""POST /trips/{trip_id}/arrival: the driver reached the last stop."""

from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission
from tms.trips import leaving
from tms.trips.views import TripState

app = service_app("trips")


@app.post(
    "/trips/{trip_id}/arrival",
    allow=Permission.TRIP_DRIVE,
    serves_sold=True,
    returns=TripState,
    errors={403: ("not_the_driver",), 404: ("trip_not_found",), 409: ("wrong_trip_state",)},
    summary="Arrive",
)
def record_arrival(caller: Caller, trip_id: str) -> TripState:
    """Arrive."""
    return leaving.arrive(caller, trip_id)
