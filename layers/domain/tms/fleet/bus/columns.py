"""Buses as lines of a CSV file: pure."""

from typing import Any

from tms.fleet.buses import Bus
from tms.fleet.layout import CLASS_MARK, DRAWN, compact
from tms.fleet.templates import DRAWINGS
from tms.kernel.sheets.sheet import LIST_MARK, Column, Line, Row, entries_of

COLUMNS = (
    Column("plate", needed=True),
    Column("bus_class"),
    Column("amenities"),
    Column("template"),
    Column("layout"),
    Column("lap_children"),
    Column("extra_luggage"),
    Column("state"),
)

MOST_LINES = 200
"""How many buses a file may have: each is a read or two and a transaction, about 5 seconds in all."""


def row_of(bus: Bus) -> Row:
    """Return a bus as a line: with the name of a template if that is its layout, or else its layout."""
    template = next((name.value for name, draw in DRAWINGS.items() if draw() == bus.layout), "")
    return {
        "plate": bus.plate,
        "bus_class": bus.bus_class,
        "amenities": LIST_MARK.join(bus.amenities),
        "template": template,
        "layout": "" if template else compact(bus.layout),
        "lap_children": _told(bus.lap_children),
        "extra_luggage": _told(bus.extra_luggage),
        "state": bus.state.value,
    }


def described(line: Line) -> dict[str, Any]:
    """Return the fields that a line gives, for a request."""
    given: dict[str, Any] = {name: cell for name, cell in line.cells.items() if cell}
    if "amenities" in line.cells:
        given["amenities"] = entries_of(line.cells["amenities"])
    if "layout" in given:
        given["layout"] = [[_cell(cell) for cell in row.split(",")] for row in given["layout"].split("/")]
    return given


def _told(number: int | None) -> str:
    """Return a number that the company gave; nothing where the usual one of its seats counts."""
    return "" if number is None else str(number)


def _cell(text: str) -> dict[str, str]:
    kind = DRAWN.get(text[:1])
    label, mark, seat_class = text[1:].partition(CLASS_MARK)
    cell = {"kind": text[:1] if kind is None else kind.value, "label": label}
    return cell | {"seat_class": seat_class} if mark else cell
