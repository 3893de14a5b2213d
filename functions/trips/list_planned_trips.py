"""GET /company/trips: a company's trips of a day."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import list_planned_trips
from tms.trips.planning_views import TripRows
from tms.trips.requests import TripsOfDay

app = service_app("trips")


@app.get(
    "/company/trips",
    allow=Permission.TRIP_READ_COMPANY,
    of_others=True,
    query=TripsOfDay,
    returns=TripRows,
    errors={400: ("bad_cursor",), 404: ("company_not_found",)},
    summary="List a day's trips",
)
def handle(caller: Caller, query: TripsOfDay) -> TripRows:
    """List a day's trips."""
    return list_planned_trips.list_planned_trips(caller, query)
