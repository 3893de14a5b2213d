"""Use case: show a timetable and its days ahead."""

from tms.companies.for_trips.names import names_of
from tms.kernel.access.caller import Caller
from tms.trips import timetable_store
from tms.trips.own_timetables import find_timetable
from tms.trips.service_days import day_of
from tms.trips.timetable import AHEAD, Day
from tms.trips.timetable_days import days_ahead
from tms.trips.timetable_views import TimetableDetail, day_view, timetable_view


def get_timetable(caller: Caller, timetable_id: str) -> TimetableDetail:
    """Return a timetable of the caller's company, with what came of each day.

    Days that it made and does not run on any more are shown too: their trips stay.

    Raises:
        NotFound: `timetable_not_found`.
    """
    timetable = find_timetable(caller, timetable_id)
    names = names_of([timetable.driver_id])
    today = day_of(timetable.company_id, "today")
    known = timetable_store.days_of(timetable_id, today, today + AHEAD)
    running = set(days_ahead(timetable, today))
    made = {day for day, each in known.items() if each.trip_id}
    days = [known.get(day) or Day(day, None) for day in sorted(running | made)]
    view = timetable_view(timetable, names.get(timetable.driver_id))
    return TimetableDetail(view, [day_view(each) for each in days])
