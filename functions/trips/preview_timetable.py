"""POST /company/timetables/{timetable_id}/preview: what the next run would make."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import preview_timetable
from tms.trips.timetable_views import TimetablePreview

app = service_app("trips")


@app.post(
    "/company/timetables/{timetable_id}/preview",
    allow=Permission.TRIP_PLAN,
    rate=20,
    returns=TimetablePreview,
    errors={404: ("timetable_not_found",)},
    summary="Preview a timetable",
)
def handle(caller: Caller, timetable_id: str) -> TimetablePreview:
    """Preview a timetable."""
    return preview_timetable.preview_timetable(caller, timetable_id)
