"""Routes as lines of a CSV file, one a stop, with the fares as a triangle beside them: pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tms.fleet.proposals import DistanceMissing, PerKilometre, all_rounded, per_kilometre
from tms.fleet.routes import LONGEST_S, MOST_STOPS, Fares, Route, RouteStop, pairs_of
from tms.kernel.sheets.report import Entry
from tms.kernel.sheets.sheet import Cell, Column, Line, Row, with_point

FARE = "from_"
"""Columns with the fares from the first stop, the second and so on to the stop of the line."""

NOT_SOLD = "-"
"""Stands in place of a fare where a pair of stops is not sold."""

COLUMNS = (
    Column("route", needed=True),
    Column("stop", needed=True),
    Column("running_min"),
    Column("dwell_min"),
    Column("km"),
    Column("state"),
    Column("per_km"),
    Column("least"),
    Column("round_to"),
    *(Column(f"{FARE}{number}") for number in range(1, MOST_STOPS)),
)

MOST_LINES, MOST_ROUTES = 1000, 50
"""How many stops and routes a file may have: a route is a read or two and a transaction, 5 seconds in all."""

FIELDS = {"station_id": "stop", "running_s": "running_min", "dwell_s": "dwell_min", "metres": "km"}
"""Columns by the field of a stop."""

MINUTES = ("minutes", LONGEST_S // 60)
KILOMETRES = ("kilometres", 5000)
PER_KILOMETRE = ("minor units a kilometre", 1_000_000)
"""Words for numbers with decimals, and the largest one."""

_GROUPED = re.compile(r"\d{1,3}([ ,.'\u00a0\u202f]\d{3})+")
_DECIMAL = re.compile(r"\d{1,7}(\.\d{1,6})?", re.ASCII)


@dataclass
class Described:
    """What the lines of a route give.

    Attributes:
        stops: fields of each stop but for its station.
        fares: the amount of each pair of stops in order, None where it is not sold; None if none are given.
        once: what a route has once: `state`, `round_to`.
        faults: pointers to fields of the request, and sentences.
    """

    stops: list[dict[str, int | None]] = field(default_factory=list)
    fares: list[Any] | None = None
    once: dict[str, str] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)


def columns_for(stops: int) -> list[Column]:
    """Return the columns of a file whose longest route has so many stops; at least two fares are there."""
    last = f"{FARE}{max(2, stops - 1)}"
    names = [column.name for column in COLUMNS]
    return [
        column
        for column in COLUMNS[: names.index(last) + 1]
        if column.name not in {"per_km", "least", "round_to"}
    ]


def rows_of(route: Route, names: Mapping[str, str]) -> Iterator[Row]:
    """Yield the lines of a route.

    Args:
        names: what the file calls each station, by its id.
    """
    for place, stop in enumerate(route.stops):
        name = names.get(stop.station_id, stop.station_id)
        row: dict[str, Cell] = {"route": route.name, "stop": name}
        if place == 0:
            row["state"] = route.state.value
        else:
            row |= {"running_min": _minutes(stop.running_s), "dwell_min": _minutes(stop.dwell_s)}
            row |= {} if stop.metres is None else {"km": stop.metres / 1000}
        if route.fares:
            for start in range(place):
                row[f"{FARE}{start + 1}"] = route.fares.get((start, place), NOT_SOLD)
        yield row


def described(lines: Sequence[Line]) -> Described:
    """Return what the lines of a route give."""
    found = Described()
    for place, line in enumerate(lines):
        at = f"/stops/{place}"
        cells = line.cells
        running = _decimal(cells.get("running_min", ""), f"{at}/running_s", MINUTES, found)
        if place and not running and not cells.get("running_min", "").strip("0.,"):
            found.faults.append((f"{at}/running_s", "Give the minutes from the stop before."))
        dwell = _decimal(cells.get("dwell_min", ""), f"{at}/dwell_s", MINUTES, found)
        way = _decimal(cells.get("km", ""), f"{at}/metres", KILOMETRES, found)
        found.stops.append(
            {
                "running_s": round((running or 0) * 60),
                "dwell_s": round((dwell or 0) * 60),
                "metres": None if way is None else round(way * 1000),
            }
        )
    found.once = {name: _once(lines, name, found) for name in ("state", "round_to", "per_km", "least")}
    _read_fares(lines, found)
    return found


def place_of(entry: Entry, pointer: str) -> tuple[int, str | None]:
    """Return the line and the column of a route that a pointer to a request's field means."""
    lines = entry.lines
    match pointer[1:].split("/"):
        case ["stops", index, name]:
            return lines[int(index)].number, FIELDS.get(name, name)
        case ["fares", index, *_]:
            start, stop = pairs_of(len(lines))[int(index)]
            return lines[stop].number, f"{FARE}{start + 1}"
        case ["name"]:
            return lines[0].number, "route"
        case [("state" | "round_to" | "per_km" | "least") as name]:
            return lines[0].number, name
    return lines[0].number, None


def by_distance(stops: Sequence[RouteStop], found: Described) -> Fares | None:
    """Return the fares by the kilometre that a route's lines ask for; None if they ask for none.

    Faults are added to `found`.
    """
    if not found.once["per_km"]:
        return None
    if found.fares is not None:
        detail = "Give fares in the columns from_1, from_2 and so on, or by the kilometre, but not both."
        found.faults.append(("/per_km", detail))
    rate = _decimal(found.once["per_km"], "/per_km", PER_KILOMETRE, found)
    least, step = (_amount(found.once[name], f"/{name}", found) for name in ("least", "round_to"))
    if found.faults:
        return None
    price = PerKilometre((rate or Decimal(0)).quantize(Decimal("0.001")), least=least or 0)
    try:
        return all_rounded(per_kilometre(stops, price), step or 1)
    except DistanceMissing as missing:
        detail = "Give the kilometres from the stop before: fares are made by them."
        found.faults += [(f"/stops/{place}/metres", detail) for place in missing.stops]
        return None


def _read_fares(lines: Sequence[Line], found: Described) -> None:
    """Read the triangle of fares, if a line has any."""
    given = [
        (index, lines[stop].cells.get(f"{FARE}{start + 1}", ""))
        for index, (start, stop) in enumerate(pairs_of(len(lines)))
    ]
    for place, line in enumerate(lines):
        over = [start + 1 for start in range(place, MOST_STOPS - 1) if line.cells.get(f"{FARE}{start + 1}")]
        if over:
            detail = f"Leave {FARE}{over[0]} empty here: it is for stops behind stop {over[0]} of the route."
            found.faults.append((f"/stops/{place}/{FARE}{over[0]}", detail))
    if not any(cell for _, cell in given):
        return
    found.fares = []
    for index, cell in given:
        at = f"/fares/{index}"
        if not cell:
            found.faults.append((at, "Give a fare, or - where this is not sold."))
        found.fares.append(None if cell in {"", NOT_SOLD} else _amount(cell, at, found))


def _once(lines: Sequence[Line], name: str, found: Described) -> str:
    """Return what a route has once: the cell of one of its lines, or the same in several."""
    cells = {line.cells[name] for line in lines if line.cells.get(name)}
    if len(cells) > 1:
        found.faults.append((f"/{name}", "The lines of the route give different values. Give one of them."))
    return min(cells, default="")


def _amount(cell: str, at: str, found: Described) -> int | None:
    digits = re.sub(r"\D", "", cell) if _GROUPED.fullmatch(cell) else cell
    if digits.isascii() and digits.isdigit():
        return int(digits)
    if cell:
        found.faults.append((at, "Give an amount in whole minor units of the currency, as 3500."))
    return None


def _decimal(cell: str, at: str, unit: tuple[str, int], found: Described) -> Decimal | None:
    number, (words, most) = with_point(cell), unit
    if _DECIMAL.fullmatch(number) and Decimal(number) <= most:
        return Decimal(number)
    if cell:
        found.faults.append((at, f"Give {words} from 0 to {most:,}, as 93 or 12.5."))
    return None


def _minutes(seconds: int) -> int | float:
    """Return seconds as minutes, exact enough that they are the same seconds again."""
    return seconds // 60 if seconds % 60 == 0 else round(seconds / 60, 4)
