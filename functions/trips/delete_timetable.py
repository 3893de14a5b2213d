"""DELETE /company/timetables/{timetable_id}: delete a timetable."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import delete_timetable

app = service_app("trips")


@app.delete(
    "/company/timetables/{timetable_id}",
    allow=Permission.TRIP_PLAN,
    status=204,
    errors={404: ("timetable_not_found",)},
    summary="Delete a timetable",
)
def handle(caller: Caller, timetable_id: str) -> None:
    """Delete a timetable."""
    delete_timetable.delete_timetable(caller, timetable_id)
