"""The days of a timetable ahead, and what it asks for on each."""

from datetime import date

from tms.kernel.ids import derived_id
from tms.trips import plan
from tms.trips.public_holidays import holidays_between, is_known
from tms.trips.timetable import AHEAD, Day, OnHolidays, Timetable


def days_ahead(timetable: Timetable, today: date) -> list[date]:
    """Return the days from today on, as far ahead as trips are made, on which a timetable runs."""
    last = today + AHEAD
    return list(timetable.season.days(today, last, holidays_between(timetable.season.country, today, last)))


def without_holidays(timetable: Timetable, day: date) -> Day | None:
    """Return a day that stands still because its public holidays are not on record; None for all others."""
    season = timetable.season
    if season.on_holidays is OnHolidays.RUN or is_known(season.country, day.year):
        return None
    detail = f"The public holidays of {season.country} are not on record for {day.year}."
    return Day(day, None, code="holidays_unknown", detail=detail)


def wanted_on(timetable: Timetable, day: date) -> plan.Wanted:
    """Return what a timetable asks for on a day."""
    return plan.Wanted(timetable.route_id, timetable.bus_id, timetable.driver_id, timetable.departure(day))


def trip_of(timetable: Timetable, day: date) -> str:
    """Return the id of the trip of a day: always the same, so that it is made once."""
    return derived_id("trp", timetable.timetable_id, day.isoformat())
