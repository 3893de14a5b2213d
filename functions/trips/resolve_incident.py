"""POST /company/trips/{trip_id}/incidents/{incident_id}/resolve: what was reported is over."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import resolve_incident
from tms.trips.operation.requests import ResolutionRequest
from tms.trips.operation.views import IncidentView

app = service_app("trips")


@app.post(
    "/company/trips/{trip_id}/incidents/{incident_id}/resolve",
    allow=Permission.TRIP_OPERATE,
    body=ResolutionRequest,
    returns=IncidentView,
    errors={404: ("incident_not_found", "trip_not_found")},
    summary="Close an incident",
)
def handle(caller: Caller, trip_id: str, incident_id: str, request: ResolutionRequest) -> IncidentView:
    """Say that an incident is over. One that is closed already stays as it was closed."""
    return resolve_incident.resolve_incident(caller, trip_id, incident_id, request)
