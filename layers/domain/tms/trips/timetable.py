"""Timetables: a departure that is repeated, with its bus and its driver, in a season; pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from tms.fleet.route_uses import Use
from tms.trips.recurrence import days_of

AHEAD = timedelta(days=30)
"""How far ahead trips are made."""


class OnHolidays(StrEnum):
    """What a timetable does on public holidays."""

    RUN = "run"
    SKIP = "skip"
    ONLY = "only"


class TimetableState(StrEnum):
    """Whether trips are made of a timetable; those that it made stay."""

    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"


@dataclass(frozen=True)
class Season:
    """The days on which a timetable may run.

    Attributes:
        rule: see `tms.trips.recurrence`; it counts its intervals from `valid_from`.
        valid_from, valid_until: first and last day; no `valid_until` is no end.
        without: days on which it does not run, whatever the rule says.
        extra: days on which it runs, whatever the rule says and also on holidays, within the season.
        on_holidays: what it does on public holidays of `country`.
        country: ISO 3166 code.
    """

    rule: str
    valid_from: date
    valid_until: date | None
    without: frozenset[date]
    extra: frozenset[date]
    on_holidays: OnHolidays
    country: str

    def days(self, first: date, last: date, holidays: Collection[date]) -> Iterator[date]:
        """Yield the days on which it runs, from `first` to `last`, in order.

        Args:
            holidays: at least those of these days.
        """
        first = max(first, self.valid_from)
        last = last if self.valid_until is None else min(last, self.valid_until)
        ruled = {day for day in days_of(self.rule, self.valid_from, first, last) if self._open(day, holidays)}
        added = {day for day in self.extra if first <= day <= last}
        yield from sorted((ruled | added) - self.without)

    def _open(self, day: date, holidays: Collection[date]) -> bool:
        if self.on_holidays is OnHolidays.RUN:
            return True
        return (day in holidays) is (self.on_holidays is OnHolidays.ONLY)


@dataclass(frozen=True)
class Run:
    """What came of the latest run of the generator over a timetable.

    Attributes:
        at: epoch seconds.
        made: how many trips the run made.
        conflicts: on how many days ahead no trip could be made.
    """

    at: int
    made: int
    conflicts: int


@dataclass(frozen=True)
class Timetable:
    """A departure of a company that is repeated.

    Attributes:
        route: the route's name, as it was when the timetable was last changed; so is `plate`.
        departs: local time at the first stop.
        publish: whether its trips go on sale by themselves.
        revision: the number of changes so far, by which a write sees that it was overtaken.
        latest: None before the first run of the generator.
    """

    timetable_id: str
    company_id: str
    name: str
    route_id: str
    route: str
    bus_id: str
    plate: str
    driver_id: str
    departs: time
    season: Season
    publish: bool
    state: TimetableState
    revision: int
    request_hash: str
    created_at: int
    latest: Run | None = None

    def departure(self, day: date) -> datetime:
        """Return its departure on a day, in local time without an offset."""
        return datetime.combine(day, self.departs)


def use_of(timetable: Timetable) -> Use:
    """Return how a timetable stands among what uses its route, its bus or its driver."""
    return Use("timetable", timetable.timetable_id, timetable.name)


@dataclass(frozen=True)
class Day:
    """A day of a timetable, as the generator left it.

    Attributes:
        trip_id: the trip that was made; None if something stood in the way.
        published: whether nothing is left to do for the trip.
        code, detail: what stood in the way, else empty.
    """

    day: date
    trip_id: str | None
    published: bool = False
    code: str = ""
    detail: str = ""
