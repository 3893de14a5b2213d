"""GET /company/trips/{trip_id}: a trip with all that its page shows."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import get_planned_trip
from tms.trips.planning_views import TripDetail

app = service_app("trips")


@app.get(
    "/company/trips/{trip_id}",
    allow=Permission.TRIP_READ_COMPANY,
    of_others=True,
    returns=TripDetail,
    errors={404: ("trip_not_found",)},
    summary="See a trip of the company",
)
def handle(caller: Caller, trip_id: str) -> TripDetail:
    """See a trip of the company."""
    return get_planned_trip.get_planned_trip(caller, trip_id)
