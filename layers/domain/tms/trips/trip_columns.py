"""Trips as lines of a CSV file: pure."""

import re
from dataclasses import dataclass
from datetime import date

from tms.kernel.errors import invalid_fields
from tms.kernel.sheets.report import Entry
from tms.kernel.sheets.sheet import Column, Line, Row
from tms.trips.trip import TripStatus

COLUMNS = (
    Column("trip_id"),
    Column("route", needed=True),
    Column("date", needed=True),
    Column("departure", needed=True),
    Column("plate", needed=True),
    Column("driver", needed=True),
    Column("publish"),
    Column("status"),
)

MOST_LINES = 100
"""How many trips a file may have: each is a dozen reads and a transaction or two, about 15 seconds in all."""

CELLS = {"/route_id": "route", "/bus_id": "plate", "/driver_id": "driver", "/departure_at": "departure"}
"""The columns of the fields of a request, by pointer; others are named as their fields."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::00)?", re.ASCII)
_HOURS, _MINUTES = range(24), range(60)
_ANSWERS = {"": False, "no": False, "false": False, "0": False, "yes": True, "true": True, "1": True}


@dataclass(frozen=True)
class Described:
    """What a line says of a trip, apart from its route, bus and driver.

    Attributes:
        departure_at: local at the first stop, as `2026-12-01T06:45`.
        publish: whether to put it on sale.
    """

    day: date
    departure_at: str
    publish: bool


def described(line: Line) -> Described:
    """Return what a line says of a trip.

    Raises:
        Invalid: `invalid_field`.
    """
    faults = []
    day, clock = _day(line.cells["date"]), _clock(line.cells["departure"])
    publish = _ANSWERS.get(line.cells.get("publish", "").casefold())
    if day is None:
        faults.append(("/date", "Give the day of the departure at the first stop, as 2026-12-01."))
    if clock is None:
        faults.append(("/departure", "Give the time that clocks at the first stop show then, as 06:45."))
    if publish is None:
        faults.append(("/publish", "Write yes to put the trip on sale, or no."))
    if day is None or clock is None or publish is None:
        raise invalid_fields(faults)
    return Described(day, f"{day.isoformat()}T{clock}", publish)


def place_of(entry: Entry, pointer: str) -> tuple[int, str | None]:
    """Return the line and the column that a pointer to a field of a request means."""
    return entry.lines[0].number, CELLS.get(pointer, pointer[1:]) or None


def row_of(*, trip_id: str, route: str, departure: str, plate: str, driver: str, status: TripStatus) -> Row:
    """Return a trip as a line.

    Args:
        departure: local at the first stop, as `2026-12-01T06:45`.
        driver: the e-mail address; empty if it is not known.
    """
    return {
        "trip_id": trip_id,
        "route": route,
        "date": departure[:10],
        "departure": departure[11:16],
        "plate": plate,
        "driver": driver,
        "publish": "no" if status is TripStatus.DRAFT else "yes",
        "status": status.value,
    }


def _day(cell: str) -> date | None:
    if not _DATE.fullmatch(cell):
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def _clock(cell: str) -> str | None:
    found = _TIME.fullmatch(cell)
    if not found or int(found[1]) not in _HOURS or int(found[2]) not in _MINUTES:
        return None
    return f"{int(found[1]):02}:{found[2]}"
