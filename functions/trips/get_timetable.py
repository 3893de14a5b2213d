"""GET /company/timetables/{timetable_id}: a timetable and its days ahead."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import get_timetable
from tms.trips.timetable_views import TimetableDetail

app = service_app("trips")


@app.get(
    "/company/timetables/{timetable_id}",
    allow=Permission.TRIP_READ_COMPANY,
    of_others=True,
    returns=TimetableDetail,
    errors={404: ("timetable_not_found",)},
    summary="See a timetable",
)
def handle(caller: Caller, timetable_id: str) -> TimetableDetail:
    """See a timetable."""
    return get_timetable.get_timetable(caller, timetable_id)
