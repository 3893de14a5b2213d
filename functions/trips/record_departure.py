"""POST /trips/{trip_id}/departure: the driver leaves the first stop."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets.for_trips import attendance
from tms.trips import record_departure
from tms.trips.views import TripState

app = service_app("trips")


@app.post(
    "/trips/{trip_id}/departure",
    allow=Permission.TRIP_DRIVE,
    allowed_while_company_suspended=True,
    returns=TripState,
    errors={
        403: ("not_the_driver",),
        404: ("trip_not_found",),
        409: (
            "boarding_incomplete",
            "bus_changing",
            "bus_running",
            "driver_running",
            "too_early",
            "too_late",
            "wrong_trip_state",
        ),
    },
    summary="Depart",
)
def handle(caller: Caller, trip_id: str) -> TripState:
    """Record the departure; the answer warns if passengers with a ticket have not boarded."""
    return record_departure.record_departure(caller, trip_id, attendance)
