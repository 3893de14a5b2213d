"""Use case: tell what a timetable would make in the days ahead, and what stands in the way."""

from datetime import date
from functools import cache

from tms.kernel.access.caller import Caller
from tms.kernel.errors import Problem
from tms.trips import plan, timetable_store
from tms.trips.own_timetables import find_timetable
from tms.trips.service_days import day_of
from tms.trips.timetable import AHEAD, Day, Timetable
from tms.trips.timetable_days import days_ahead, trip_of, wanted_on, without_holidays
from tms.trips.timetable_views import DayView, TimetablePreview, day_view


def preview_timetable(caller: Caller, timetable_id: str) -> TimetablePreview:
    """Return what the next run would make of a timetable of the caller's company. It writes nothing.

    Raises:
        NotFound: `timetable_not_found`.
    """
    timetable = find_timetable(caller, timetable_id)
    today = day_of(timetable.company_id, "today")
    known, way_of = timetable_store.days_of(timetable_id, today, today + AHEAD), cache(plan.find_way)
    days = days_ahead(timetable, today)
    return TimetablePreview([judged(timetable, day, known.get(day), way_of) for day in days])


def judged(timetable: Timetable, day: date, known: Day | None, way_of: plan.FindWay) -> DayView:
    """Return what the next run would make of a day of a timetable.

    Args:
        known: the day as the generator left it.
        way_of: see `plan.find_plan`.
    """
    if known is not None and known.trip_id is not None:
        return day_view(known)
    blocked = without_holidays(timetable, day)
    if blocked is not None:
        return day_view(blocked)
    try:
        found = plan.find_plan(timetable.company_id, wanted_on(timetable, day), way_of)
        found.require_free(found.trip(trip_of(timetable, day)))
    except Problem as problem:
        return day_view(Day(day, None, code=problem.code, detail=problem.detail))
    return day_view(Day(day, None))
