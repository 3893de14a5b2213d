"""POST /company/trips/copy: copy the trips of a day or a week."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import copy_trips
from tms.trips.copy_views import CopyReport
from tms.trips.requests import CopyRequest

app = service_app("trips")


@app.post(
    "/company/trips/copy",
    allow=Permission.TRIP_PLAN,
    body=CopyRequest,
    rate=5,
    returns=CopyReport,
    errors={
        409: (
            "copies_refused",
            "too_many_trips",
        )
    },
    summary="Copy trips",
)
def handle(caller: Caller, request: CopyRequest) -> CopyReport:
    """Copy trips."""
    return copy_trips.copy_trips(caller, request)
