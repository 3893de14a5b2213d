"""POST /company/trips/{trip_id}/reconcile: the books of a trip are closed."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.tickets.for_trips import attendance
from tms.trips import reconcile_trip
from tms.trips.operation.reconciliation_views import Reconciliation

app = service_app("trips")


@app.post(
    "/company/trips/{trip_id}/reconcile",
    allow=Permission.TRIP_RECONCILE,
    returns=Reconciliation,
    errors={404: ("trip_not_found",), 409: ("bus_changing", "wrong_trip_state")},
    summary="Reconcile a trip",
)
def handle(caller: Caller, trip_id: str) -> Reconciliation:
    """Close the books of a trip that has arrived."""
    return reconcile_trip.reconcile_trip(caller, trip_id, attendance)
