"""GET /company/trips/{trip_id}/incidents: what was reported of a trip."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import list_incidents
from tms.trips.operation.requests import IncidentsQuery
from tms.trips.operation.views import Incidents

app = service_app("trips")


@app.get(
    "/company/trips/{trip_id}/incidents",
    allow=Permission.TRIP_READ_COMPANY,
    of_others=True,
    query=IncidentsQuery,
    returns=Incidents,
    errors={400: ("bad_cursor",), 404: ("trip_not_found",)},
    summary="List a trip's incidents",
)
def handle(caller: Caller, trip_id: str, query: IncidentsQuery) -> Incidents:
    """List what was reported of a trip."""
    return list_incidents.list_incidents(caller, trip_id, query)
