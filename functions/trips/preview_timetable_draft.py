"""POST /company/timetables/preview: what a timetable would make, before it is saved."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import preview_timetable_draft
from tms.trips.timetable_views import TimetablePreview
from tms.trips.timetables.requests import TimetableDraft

app = service_app("trips")


@app.post(
    "/company/timetables/preview",
    allow=Permission.TRIP_PLAN,
    body=TimetableDraft,
    rate=20,
    returns=TimetablePreview,
    errors={
        404: (
            "bus_not_found",
            "driver_not_found",
            "route_not_found",
            "timetable_not_found",
        ),
        409: (
            "route_retired",
            "station_missing",
        ),
    },
    summary="Preview a timetable before it is saved",
)
def handle(caller: Caller, request: TimetableDraft) -> TimetablePreview:
    """Preview a timetable before it is saved."""
    return preview_timetable_draft.preview_timetable_draft(caller, request)
