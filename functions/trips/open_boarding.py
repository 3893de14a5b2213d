"""POST /trips/{trip_id}/boarding: the driver lets passengers board."""

from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission
from tms.trips import driving
from tms.trips.views import TripState

app = service_app("trips")


@app.post(
    "/trips/{trip_id}/boarding",
    allow=Permission.TRIP_DRIVE,
    serves_sold=True,
    returns=TripState,
    errors={403: ("not_the_driver",), 404: ("trip_not_found",), 409: ("wrong_trip_state",)},
    summary="Open boarding",
)
def open_boarding(caller: Caller, trip_id: str) -> TripState:
    """Open boarding."""
    return driving.open_boarding(caller, trip_id)
