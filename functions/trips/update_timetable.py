"""PATCH /company/timetables/{timetable_id}: change a timetable."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import update_timetable
from tms.trips.timetable_views import TimetableView
from tms.trips.timetables.requests import TimetableChange

app = service_app("trips")


@app.patch(
    "/company/timetables/{timetable_id}",
    allow=Permission.TRIP_PLAN,
    body=TimetableChange,
    returns=TimetableView,
    errors={
        404: (
            "bus_not_found",
            "driver_not_found",
            "timetable_not_found",
        )
    },
    summary="Change a timetable",
)
def handle(caller: Caller, timetable_id: str, request: TimetableChange) -> TimetableView:
    """Change a timetable."""
    return update_timetable.update_timetable(caller, timetable_id, request)
