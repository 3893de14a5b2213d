"""GET /driver/trips: a driver's day."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import list_driver_trips
from tms.trips.operation.requests import DriverDay
from tms.trips.operation.views import DriverTrips

app = service_app("trips")


@app.get(
    "/driver/trips",
    allow=Permission.TRIP_DRIVE,
    query=DriverDay,
    returns=DriverTrips,
    errors={404: ("company_not_found",)},
    summary="See one's own trips of a day",
)
def handle(caller: Caller, query: DriverDay) -> DriverTrips:
    """List the trips that the caller drives on a day."""
    return list_driver_trips.list_driver_trips(caller, query)
