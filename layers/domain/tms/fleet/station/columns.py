"""Stations as lines of a CSV file: pure."""

from typing import Any

from tms.fleet.stations import Station
from tms.kernel.sheets.sheet import LIST_MARK, Column, Line, Row, entries_of, with_point

COLUMNS = (
    Column("name", needed=True),
    Column("aliases"),
    Column("district"),
    Column("latitude"),
    Column("longitude"),
    Column("timezone"),
)

MOST_LINES = 100
"""How many stations a file may have: each is two reads and a transaction, about 5 seconds in all."""


def row_of(station: Station) -> Row:
    """Return a station as a line."""
    return {
        "name": station.name,
        "aliases": LIST_MARK.join(station.aliases),
        "district": station.district,
        "latitude": station.latitude,
        "longitude": station.longitude,
        "timezone": station.timezone,
    }


def described(line: Line) -> dict[str, Any]:
    """Return the fields that a line gives, for a request."""
    given: dict[str, Any] = {name: cell for name, cell in line.cells.items() if cell}
    for name in given.keys() & {"latitude", "longitude"}:
        given[name] = with_point(given[name])
    if "aliases" in line.cells:
        given["aliases"] = entries_of(line.cells["aliases"])
    return given
