"""GET /company/timetables: a company's timetables."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import list_timetables
from tms.trips.timetable_views import Timetables
from tms.trips.timetables.requests import TimetablesQuery

app = service_app("trips")


@app.get(
    "/company/timetables",
    allow=Permission.TRIP_READ_COMPANY,
    of_others=True,
    query=TimetablesQuery,
    returns=Timetables,
    errors={400: ("bad_cursor",)},
    summary="List timetables",
)
def handle(caller: Caller, query: TimetablesQuery) -> Timetables:
    """List timetables."""
    return list_timetables.list_timetables(caller, query)
