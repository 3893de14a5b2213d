"""POST /company/trips/{trip_id}/steps: staff stand in for a trip's driver."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets.for_trips import attendance
from tms.trips import take_step
from tms.trips.operation.requests import StepRequest
from tms.trips.views import TripState

app = service_app("trips")


@app.post(
    "/company/trips/{trip_id}/steps",
    allow=Permission.TRIP_OPERATE,
    allowed_while_company_suspended=True,
    body=StepRequest,
    returns=TripState,
    errors={
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
    summary="Stand in for a driver",
)
def handle(caller: Caller, trip_id: str, request: StepRequest) -> TripState:
    """Open boarding, depart or arrive in the driver's place, with a reason."""
    return take_step.take_step(caller, trip_id, request, attendance)
