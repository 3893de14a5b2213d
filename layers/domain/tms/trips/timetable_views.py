"""The answers of the endpoints of timetables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.kernel.clock import at
from tms.trips.timetable import Day, OnHolidays, Timetable, TimetableState


@dataclass(frozen=True)
class RunView:
    """What came of the latest run that made trips.

    Attributes:
        conflicts: on how many days ahead no trip could be made.

    Example:
        at: 2026-12-01T01:00:00+00:00
        made: 1
        conflicts: 0
    """

    at: datetime
    made: int
    conflicts: int


@dataclass(frozen=True)
class TimetableView:
    """A timetable.

    Attributes:
        driver: the driver's name; null once the account was deleted, and in the answer to a change.
        departs: local time at the first stop.
        rule: of RFC 5545; its intervals count from `valid_from`.
        not_on: days on which it does not run, whatever the rule says.
        also_on: days on which it runs, whatever the rule says.
        latest: null before the first run.

    Example:
        timetable_id: ttb_01KB3V7XA1B3C5D7E9F2G4H6JK
        name: Morning to Rubavu
        route: Nyabugogo - Rubavu
        plate: RAB 123 C
        driver: Claver Mugisha
        departs: 06:30
        rule: FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
        valid_from: 2026-12-01
        not_on: ["2026-12-25"]
        also_on: []
        on_holidays: skip
        country: RW
        publish: true
        state: ACTIVE
    """

    timetable_id: str
    name: str
    route_id: str
    route: str
    bus_id: str
    plate: str
    driver_id: str
    driver: str | None
    departs: str
    rule: str
    valid_from: str
    valid_until: str | None
    not_on: Sequence[str]
    also_on: Sequence[str]
    on_holidays: OnHolidays
    country: str
    publish: bool
    state: TimetableState
    latest: RunView | None


@dataclass(frozen=True)
class Timetables:
    """A page of a company's timetables; `next_cursor` asks for the next page, null on the last one."""

    items: Sequence[TimetableView]
    next_cursor: str | None


@dataclass(frozen=True)
class DayView:
    """A day of a timetable.

    Attributes:
        outcome: `made` with the trip; `conflict` with its code and detail; `open` if its trip is to be made.

    Example:
        date: 2026-12-24
        outcome: made
        code: null
        detail: null
    """

    date: str
    outcome: str
    trip_id: str | None
    code: str | None
    detail: str | None


@dataclass(frozen=True)
class TimetableDetail:
    """A timetable and its days, thirty ahead."""

    timetable: TimetableView
    days: Sequence[DayView]


@dataclass(frozen=True)
class TimetablePreview:
    """What the next run would make of a timetable, day by day."""

    items: Sequence[DayView]


def timetable_view(timetable: Timetable, driver: str | None) -> TimetableView:
    """Return the view of a timetable.

    Args:
        driver: the driver's name.
    """
    season, latest = timetable.season, timetable.latest
    return TimetableView(
        timetable_id=timetable.timetable_id,
        name=timetable.name,
        route_id=timetable.route_id,
        route=timetable.route,
        bus_id=timetable.bus_id,
        plate=timetable.plate,
        driver_id=timetable.driver_id,
        driver=driver,
        departs=timetable.departs.isoformat("minutes"),
        rule=season.rule,
        valid_from=season.valid_from.isoformat(),
        valid_until=season.valid_until.isoformat() if season.valid_until else None,
        not_on=sorted(map(str, season.without)),
        also_on=sorted(map(str, season.extra)),
        on_holidays=season.on_holidays,
        country=season.country,
        publish=timetable.publish,
        state=timetable.state,
        latest=RunView(at(latest.at), latest.made, latest.conflicts) if latest else None,
    )


def day_view(day: Day) -> DayView:
    """Return the view of a day that the generator came to."""
    outcome = "made" if day.trip_id else "conflict" if day.code else "open"
    return DayView(day.day.isoformat(), outcome, day.trip_id, day.code or None, day.detail or None)
