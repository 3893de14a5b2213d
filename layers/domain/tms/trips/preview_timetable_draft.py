"""Use case: tell what a timetable would make before it is saved, and what stands in the way."""

from functools import cache
from typing import TYPE_CHECKING

from tms.kernel.access.caller import Caller, company_of
from tms.trips import plan, timetable_store
from tms.trips.foreign_things import hidden
from tms.trips.own_timetables import entered, find_timetable
from tms.trips.preview_timetable import judged
from tms.trips.service_days import day_of
from tms.trips.timetable import AHEAD
from tms.trips.timetable_days import days_ahead
from tms.trips.timetable_views import TimetablePreview

if TYPE_CHECKING:
    from tms.trips.timetables.requests import TimetableDraft


def preview_timetable_draft(caller: Caller, request: "TimetableDraft") -> TimetablePreview:
    """Return what would be made of a timetable if it were saved as it is. It writes nothing.

    Of a saved one the trips that it has made are shown too, also those of days on which it would not run any
    more: they stay.

    Raises:
        NotFound: `timetable_not_found`, `route_not_found`, `bus_not_found`, `driver_not_found`.
        Conflict: `route_retired`, `station_missing`.
    """
    company = company_of(caller)
    timetable_id = request.timetable_id or ""
    if timetable_id:
        find_timetable(caller, timetable_id)
    named = {"/route_id": request.route_id, "/bus_id": request.bus_id, "/driver_id": request.driver_id}
    with hidden(caller, named):
        draft = entered(company, timetable_id, request, "")
    today = day_of(company, "today")
    known = timetable_store.days_of(timetable_id, today, today + AHEAD) if timetable_id else {}
    made = {day for day, each in known.items() if each.trip_id}
    days = sorted(made.union(days_ahead(draft, today)))
    way_of = cache(plan.find_way)
    return TimetablePreview([judged(draft, day, known.get(day), way_of) for day in days])
