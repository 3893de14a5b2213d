"""POST /company/trips/{trip_id}/breakdown: the bus cannot go on."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import report_breakdown
from tms.trips.operation.requests import BreakdownRequest
from tms.trips.operation.views import IncidentView

app = service_app("trips")


@app.post(
    "/company/trips/{trip_id}/breakdown",
    allow=Permission.TRIP_OPERATE,
    idempotent=True,
    status=201,
    body=BreakdownRequest,
    returns=IncidentView,
    errors={
        404: ("trip_not_found",),
        409: ("bus_changing", "wrong_trip_state"),
        422: ("idempotency_key_reused",),
    },
    summary="Report a breakdown",
)
def handle(caller: Caller, trip_id: str, request: BreakdownRequest, key: str) -> IncidentView:
    """Flag a trip whose bus broke down, and end its sales."""
    return report_breakdown.report_breakdown(caller, trip_id, request, key)
