"""GET /company/calendar: when buses and drivers cannot work on a day."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips import get_calendar
from tms.trips.calendar_views import DayCalendar
from tms.trips.requests import CalendarQuery

app = service_app("trips")


@app.get(
    "/company/calendar",
    allow=Permission.TRIP_READ_COMPANY,
    of_others=True,
    query=CalendarQuery,
    returns=DayCalendar,
    errors={404: ("company_not_found",)},
    summary="See a day of the buses and drivers",
)
def handle(caller: Caller, query: CalendarQuery) -> DayCalendar:
    """See a day of the buses and drivers."""
    return get_calendar.get_calendar(caller, query)
