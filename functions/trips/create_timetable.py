"""POST /company/timetables: enter a timetable."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import create_timetable
from tms.trips.timetable_views import TimetableView
from tms.trips.timetables.requests import TimetableRequest

app = service_app("trips")


@app.post(
    "/company/timetables",
    allow=Permission.TRIP_PLAN,
    idempotent=True,
    status=201,
    body=TimetableRequest,
    returns=TimetableView,
    errors={
        404: (
            "bus_not_found",
            "company_not_found",
            "driver_not_found",
            "route_not_found",
            "timetable_not_found",
        ),
        409: (
            "route_retired",
            "station_missing",
        ),
        422: ("idempotency_key_reused",),
    },
    summary="Enter a timetable",
)
def handle(caller: Caller, request: TimetableRequest, key: str) -> TimetableView:
    """Enter a timetable."""
    return create_timetable.create_timetable(caller, request, key)
