"""The bodies and queries that the endpoints of timetables take."""

import datetime as dt
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, RecordId, printable
from tms.trips.public_holidays import countries
from tms.trips.recurrence import normal_rule
from tms.trips.requests import BusId, DriverId, Published, RouteId
from tms.trips.timetable import OnHolidays


def _country(code: str) -> str:
    if code.upper() not in countries():
        raise ValueError(f"Public holidays are on record for {', '.join(sorted(countries()))}.")
    return code.upper()


Name = Annotated[
    str, Meta(min_length=1, max_length=80), Wanted("a name, in at most 80 characters", printable)
]
LocalTime = Annotated[
    str,
    Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"),
    Wanted("the time of departure as clocks at the first stop show it, as 06:30"),
]
Rule = Annotated[
    str,
    Meta(min_length=1, max_length=400),
    Wanted("a rule of RFC 5545, as FREQ=WEEKLY;BYDAY=MO,TU,WE", normal_rule),
]
TimetableId = Annotated[RecordId, Wanted("the id of a timetable, as ttb_01KB3V7XA1B3C5D7E9F2G4H6JK")]
Date = Annotated[dt.date, Wanted("a date, as 2026-05-01")]
Dates = Annotated[tuple[Date, ...], Meta(max_length=366), Wanted("at most 366 dates")]
Country = Annotated[
    str, Meta(min_length=2, max_length=2), Wanted("the code of a country in two letters, as RW", _country)
]
Holidays = Annotated[OnHolidays, Wanted("run, skip or only: what the timetable does on public holidays")]


class TimetableRequest(Body):
    """A departure that is repeated. Trips are made of it thirty days ahead.

    Example:
        name: Morning to Rubavu
        departs: 06:30
        rule: FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
        valid_from: 2026-12-01
        not_on: []
        also_on: []
        on_holidays: skip
        country: RW
        publish: true
    """

    name: Name
    route_id: RouteId
    bus_id: BusId
    driver_id: DriverId
    departs: LocalTime
    rule: Rule
    valid_from: Date
    valid_until: Date | None = None
    not_on: Dates = ()
    also_on: Dates = ()
    on_holidays: Holidays = OnHolidays.RUN
    country: Country = "RW"
    publish: Published = True

    def __post_init__(self) -> None:
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise ValueError("The season ends before it begins.")


class TimetableDraft(TimetableRequest):
    """A timetable that is not saved, or a saved one, by its `timetable_id`, with changes that are not.

    Example:
        name: Morning to Rubavu
        departs: 06:30
        rule: FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
        valid_from: 2026-12-01
        not_on: []
        also_on: []
        on_holidays: skip
        country: RW
        publish: true
    """

    timetable_id: TimetableId | None = None


class TimetableChange(Body):
    """What to change of a timetable; what is left out stays. Trips that it has made stay as they are.

    A `valid_until` of null takes the end of the season away.

    Example:
        departs: 06:45
    """

    name: Name | None = None
    bus_id: BusId | None = None
    driver_id: DriverId | None = None
    departs: LocalTime | None = None
    rule: Rule | None = None
    valid_until: Date | UnsetType | None = UNSET
    not_on: Dates | None = None
    also_on: Dates | None = None
    on_holidays: Holidays | None = None
    publish: Published | None = None
    state: Literal["ACTIVE", "PAUSED"] | None = None

    def __post_init__(self) -> None:
        others = (getattr(self, name) for name in self.__struct_fields__ if name != "valid_until")
        if self.valid_until is UNSET and all(each is None for each in others):
            raise ValueError("Give at least one thing to change.")

    def ends(self, before: dt.date | None) -> dt.date | None:
        """Return the last day of the season after the change; None is no end."""
        return before if self.valid_until is UNSET else self.valid_until


class TimetablesQuery(Body):
    """Which page of the company's timetables to list."""

    cursor: Cursor | None = None
    limit: Limit = 50
