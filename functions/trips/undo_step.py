"""POST /trips/{trip_id}/undo: staff take back what a driver tapped by mistake."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import undo_step
from tms.trips.requests import UndoRequest
from tms.trips.views import TripState

app = service_app("trips")


@app.post(
    "/trips/{trip_id}/undo",
    allow=Permission.TRIP_UNDO,
    allowed_while_company_suspended=True,
    body=UndoRequest,
    returns=TripState,
    errors={
        404: ("trip_not_found",),
        409: ("bus_changing", "bus_running", "driver_running", "too_late", "wrong_trip_state"),
    },
    summary="Undo boarding, departure or arrival",
)
def handle(caller: Caller, trip_id: str, request: UndoRequest) -> TripState:
    """Undo the last step of a trip."""
    return undo_step.undo_step(caller, trip_id, request)
