"""The queries and bodies that the trip endpoints take."""

import datetime as dt
import re
from typing import Annotated, Literal

from msgspec import Meta

from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, RecordId, printable
from tms.kernel.sheets.requests import Csv
from tms.kernel.text import plain, trimmed


def _day(text: str) -> str:
    return trimmed(plain(text)).lower()


LONGEST_CHOICE_MINUTES = 12 * 60
"""How long money of a cancelled trip may wait for the choice of its passengers."""

Day = Annotated[
    dt.date | Literal["today", "tomorrow"], Wanted("a date, as 2026-05-01, or today or tomorrow", bare=_day)
]


class UndoRequest(Body):
    """The step that was taken by mistake, by the status that it led to, and why it is undone.

    The reason stands in the audit trail and must not contain personal data.

    Example:
        status: DEPARTED
        reason: The driver tapped the trip of the next hour.
    """

    status: Literal["BOARDING", "DEPARTED", "ARRIVED"]
    reason: Annotated[
        str, Meta(min_length=3, max_length=500), Wanted("the reason, in 3 to 500 characters", printable)
    ]


_DEPARTURE = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d([Zz]|[+-]\d\d:\d\d)?", re.ASCII)
_TO_THE_MINUTE = re.compile(r"(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d)((?:[Zz]|[+-]\d\d:\d\d)?)", re.ASCII)


def _with_seconds(text: str) -> str:
    text = trimmed(plain(text))
    found = _TO_THE_MINUTE.fullmatch(text)
    return f"{found[1]}:00{found[2]}" if found else text


Departure = Annotated[
    dt.datetime,
    Wanted(
        "a departure as clocks at the first stop show it, as 2026-05-01T08:00, or with its offset from UTC, "
        "as 2026-05-01T08:00:00+02:00",
        bare=_with_seconds,
        form=_DEPARTURE,
    ),
]


RouteId = Annotated[RecordId, Wanted("the id of a route, as rte_01KB3V7W5Q7R9S2T4V6W8X1Y3Z")]
BusId = Annotated[RecordId, Wanted("the id of a bus, as bus_01KB3V7W2D4F6G8H1J3K5M7N9P")]
DriverId = Annotated[RecordId, Wanted("the account id of a driver, as acc_01KB3V7W8A1B3C5D7E9F2G4H6J")]
TripId = Annotated[RecordId, Wanted("the id of a trip, as trp_7G15T0MY4WN8S49P2MT57JJKMH")]
Published = Annotated[bool, Wanted("true to put it on sale at once, or false for a draft")]


class TripRequest(Body):
    """A trip to plan; it is a draft until it is published.

    Example:
        publish: true
    """

    route_id: RouteId
    bus_id: BusId
    driver_id: DriverId
    departure_at: Departure
    publish: Published = False


class TripChange(Body):
    """What to change of a trip; what is left out stays.

    Attributes:
        revision: of the trip as the caller saw it; the change is refused if it is another one by now.

    Example:
        revision: 2
    """

    bus_id: BusId | None = None
    driver_id: DriverId | None = None
    departure_at: Departure | None = None
    revision: Annotated[int, Meta(ge=1), Wanted("the revision of the trip, as it was answered")] | None = None

    def __post_init__(self) -> None:
        if self.bus_id is None and self.driver_id is None and self.departure_at is None:
            raise ValueError("Give a bus, a driver or a departure.")


StationId = Annotated[RecordId, Wanted("the id of a station, as stn_024D1H1T96ABX9QZFR8NYBC6Y5")]


class CancelRequest(Body):
    """The cancellation of a trip.

    Attributes:
        reason: passengers read it, so it must not contain personal data.
        last_station_id: of a trip that has departed: the last station that the bus reached. Passengers who
            alight there or before have travelled, and their bookings stand. Without it all bookings are
            cancelled.
        choice_minutes: for so long passengers may take another trip of the company instead, at no cost.
            Meanwhile their money waits; then it goes back by itself. With 0 it goes back at once.

    Example:
        reason: The road is closed after heavy rain.
        choice_minutes: 60
    """

    reason: Annotated[
        str, Meta(min_length=3, max_length=200), Wanted("the reason, in 3 to 200 characters", printable)
    ]
    last_station_id: StationId | None = None
    choice_minutes: Annotated[
        int, Meta(ge=0, le=LONGEST_CHOICE_MINUTES), Wanted(f"0 to {LONGEST_CHOICE_MINUTES} minutes")
    ] = 0


class CancelQuery(Body):
    """The last station that the bus of a trip reached, if it has departed; see the cancellation."""

    last_station_id: StationId | None = None


Status = Literal["DRAFT", "PUBLISHED", "BOARDING", "DEPARTED", "ARRIVED", "RECONCILED", "CANCELLED"]


class TripsOfDay(Body):
    """Which of the company's trips to list: those that depart at their first stop on a day, as `2026-05-01`,
    `today` or `tomorrow`; of one route, bus or driver, or in one state.

    Example:
        date: today
        status: PUBLISHED
    """

    date: Day = "today"
    route_id: RouteId | None = None
    bus_id: BusId | None = None
    driver_id: DriverId | None = None
    status: Status | None = None
    cursor: Cursor | None = None
    limit: Limit = 50


class TripsOfDays(Body):
    """The days whose trips a file has, beginning with `date`.

    Example:
        date: today
        days: 7
    """

    date: Day = "today"
    days: Annotated[int, Meta(ge=1, le=31), Wanted("how many days, from 1 to 31")] = 7


class TripsFile(Body):
    r"""Trips as CSV, one a line. Columns, in any order, divided by commas or semicolons: `route`, by its
    name; `date`, as 2026-12-01, and `departure`, as 06:45, as clocks at the first stop show them; `plate` of
    the bus; `driver`, by e-mail address; `publish`, yes to put it on sale, while no or an empty cell leaves
    it as it is; `trip_id`, of a trip that is to be changed; `status`, for people, which changes nothing. A
    line without `trip_id` means the trip of its route that leaves then with its bus. Send at most 100 lines.

    Example:
        csv: "route,date,departure,plate,driver,publish\r\nNyabugogo - Rubavu,2026-12-24,06:45,RAB 123 C,
            claver@mail.example,yes\r\n"
    """

    csv: Csv


class AvailabilityQuery(Body):
    """A trip that is to be planned: its route and departure, and `trip_id` if it is planned anew. `trip_id`
    alone asks for the buses and drivers that could take over a trip as it is, with its passengers.
    """

    route_id: RouteId | None = None
    departure_at: Departure | None = None
    trip_id: TripId | None = None

    def __post_init__(self) -> None:
        if (self.route_id is None) is not (self.departure_at is None) or (
            self.route_id is None and self.trip_id is None
        ):
            raise ValueError("Give a route and a departure, or a trip.")


def require_this_century(day: dt.date | str) -> None:
    """Refuse a day from which one cannot count some days back or on.

    Raises:
        ValueError: it is not of this century.
    """
    if isinstance(day, dt.date) and day.year // 100 != 20:
        raise ValueError("Give a day from 2000 to 2099.")


class CalendarQuery(Body):
    """The day whose calendar is asked for, of this century.

    Example:
        date: today
    """

    date: Day = "today"

    def __post_init__(self) -> None:
        require_this_century(self.date)


class CopyRequest(Body):
    """The trips of some days, to be planned again from another day on.

    Example:
        source_date: 2026-12-01
        target_date: 2026-12-08
        days: 7
        publish: true
        dry_run: true
    """

    source_date: Annotated[dt.date, Wanted("the first day to copy, as 2026-05-01")]
    target_date: Annotated[dt.date, Wanted("the day that it is copied to, as 2026-05-08")]
    days: Annotated[int, Meta(ge=1, le=7), Wanted("how many days to copy, from 1 to 7")] = 1
    publish: Published = False
    dry_run: Annotated[bool, Wanted("true to see what would be copied, or false to copy")] = False

    def __post_init__(self) -> None:
        if self.source_date == self.target_date:
            raise ValueError("Give another day to copy to.")


class BusSwapRequest(Body):
    """The bus that a trip gets, and the driver if that changes as well.

    The reason stands in the audit trail and must not contain personal data.

    Example:
        reason: The bus RAB 123 C does not start.
    """

    bus_id: BusId
    reason: Annotated[
        str, Meta(min_length=3, max_length=500), Wanted("the reason, in 3 to 500 characters", printable)
    ]
    driver_id: DriverId | None = None
