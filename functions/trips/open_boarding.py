"""POST /trips/{trip_id}/boarding: the driver lets passengers board."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import open_boarding
from tms.trips.views import TripState

app = service_app("trips")


@app.post(
    "/trips/{trip_id}/boarding",
    allow=Permission.TRIP_DRIVE,
    allowed_while_company_suspended=True,
    returns=TripState,
    errors={
        403: ("not_the_driver",),
        404: ("trip_not_found",),
        409: ("bus_changing", "bus_running", "driver_running", "too_early", "too_late", "wrong_trip_state"),
    },
    summary="Open boarding",
)
def handle(caller: Caller, trip_id: str) -> TripState:
    """Open boarding."""
    return open_boarding.open_boarding(caller, trip_id)
