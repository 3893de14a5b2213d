"""POST /trips/{trip_id}/incidents: the driver or staff report what happened."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import report_incident
from tms.trips.operation.requests import IncidentRequest
from tms.trips.operation.views import IncidentView

app = service_app("trips")


@app.post(
    "/trips/{trip_id}/incidents",
    allow=Permission.TRIP_DRIVE,
    or_allow=Permission.TRIP_OPERATE,
    allowed_while_company_suspended=True,
    idempotent=True,
    status=201,
    body=IncidentRequest,
    returns=IncidentView,
    errors={
        403: ("not_the_driver",),
        404: ("trip_not_found",),
        409: ("bus_changing",),
        422: ("idempotency_key_reused",),
    },
    summary="Report an incident",
)
def handle(caller: Caller, trip_id: str, request: IncidentRequest, key: str) -> IncidentView:
    """Report what happened on a trip."""
    return report_incident.report_incident(caller, trip_id, request, key)
