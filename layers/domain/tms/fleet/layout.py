"""Seat layouts of buses: a grid of seats, aisle, driver, doors and blocked places, seen from above; pure.

The first row is the front of the bus; the first column is its left side, where the driver sits in
Rwanda (traffic keeps right, doors open on the right).

A seat may have a class of its own; without one it has the class of its bus. The class of a seat has no price:
fares go by the class of the bus.
"""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from tms.fleet.classes import PATTERN

MOST_SEATS = 90
"""The most seats of a bus that a company enters; the longest articulated coaches have fewer."""

LABEL = re.compile(r"[A-Z0-9]{1,4}")
"""A seat label: short enough for a ticket's token, plain enough to be read aloud."""

CLASS = re.compile(PATTERN)


class BadLayout(ValueError):
    """The grid is not a layout: uneven rows, no seats, or a label or a class that is wrong."""


class CellKind(StrEnum):
    """The kinds of cells in a grid."""

    SEAT = "seat"
    AISLE = "aisle"
    DRIVER = "driver"
    DOOR = "door"
    BLOCKED = "blocked"


DRAWN = {
    "x": CellKind.SEAT,
    ".": CellKind.AISLE,
    "D": CellKind.DRIVER,
    "+": CellKind.DOOR,
    "#": CellKind.BLOCKED,
}
"""The kinds of cells by the characters of a drawing; see `drawn`."""

CLASS_MARK = ":"
"""Stands between the label and the class of a cell in few characters; see `compact`."""

_CHARACTERS = {kind: character for character, kind in DRAWN.items()}


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the grid; a seat has a label, and a blocked seat may have one.

    Attributes:
        seat_class: as `vip`; empty for a seat of its bus's class. A cell without a label has none.
    """

    kind: CellKind
    label: str = ""
    seat_class: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A bus's seats as a grid, valid by construction.

    Attributes:
        rows: from the front to the back, each from left to right, all of the same width.

    Raises:
        BadLayout: the rows are empty or uneven, there is no seat to sell, a seat has no label, a
            label is not 1 to 4 capital letters or digits, or it stands twice, or a class is wrong.
    """

    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        widths = {len(row) for row in self.rows}
        if len(widths) != 1 or 0 in widths:
            raise BadLayout("a layout has rows of one width, at least one cell wide")
        if not self.labels:
            raise BadLayout("a layout has at least one seat")
        seen: set[str] = set()
        for cell in (cell for row in self.rows for cell in row):
            _check(cell, seen)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the seats that can be sold, in reading order."""
        return tuple(cell.label for row in self.rows for cell in row if cell.kind is CellKind.SEAT)

    @property
    def capacity(self) -> int:
        """The number of seats that can be sold."""
        return len(self.labels)

    def with_class(self, labels: Container[str], seat_class: str) -> "Layout":
        """Return the layout whose seats of these labels have a class of their own."""
        return self._classed(lambda cell: seat_class if cell.label in labels else cell.seat_class)

    def of_bus(self, bus_class: str) -> "Layout":
        """Return the layout in a bus of a class: each seat has the class that it has there."""
        return self._classed(lambda cell: cell.seat_class or bus_class)

    def neighbours(self, label: str) -> frozenset[str]:
        """Return the seats right beside a seat, in the same row with nothing between them.

        Raises:
            KeyError: the layout has no such seat.
        """
        if label not in self.labels:
            raise KeyError(label)
        beside: set[str] = set()
        for row in self.rows:
            for left, right in pairwise(row):
                if left.kind is right.kind is CellKind.SEAT and label in {left.label, right.label}:
                    beside |= {left.label, right.label}
        return frozenset(beside - {label})

    def as_grid(self) -> list[list[dict[str, str]]]:
        """Return the layout for JSON: rows of `{"kind": ..., "label": ..., "seat_class": ...}`.

        A cell without a label or a class of its own has no such key.
        """
        return [[_as_json(cell) for cell in row] for row in self.rows]

    def _classed(self, class_of: Callable[[Cell], str]) -> "Layout":
        """Return the layout with other classes of those cells that have a label."""
        rows = (
            tuple(replace(cell, seat_class=class_of(cell)) if cell.label else cell for cell in row)
            for row in self.rows
        )
        return Layout(tuple(rows))


def from_grid(grid: Sequence[Sequence[Mapping[str, str]]]) -> Layout:
    """Read what `as_grid` wrote.

    Raises:
        BadLayout: a cell's kind is unknown, or the grid breaks a rule of `Layout`.
    """
    try:
        rows = tuple(
            tuple(
                Cell(CellKind(cell.get("kind", "")), cell.get("label", ""), cell.get("seat_class", ""))
                for cell in row
            )
            for row in grid
        )
    except ValueError as wrong:
        raise BadLayout(str(wrong)) from wrong
    return Layout(rows)


def faults(rows: Sequence[Sequence[Cell]]) -> list[tuple[str, str]]:
    """Return what is wrong with a layout that a person entered: pointers (RFC 6901) and sentences.

    A cell's pointer is `/<row>/<column>`, a row's `/<row>`, both from 0.
    """
    found: list[tuple[str, str]] = []
    seen: dict[str, str] = {}
    for number, row in enumerate(rows):
        if len(row) != len(rows[0]):
            found.append((f"/{number}", f"Give this row {len(rows[0])} cells, as the first one has."))
        for place, cell in enumerate(row):
            at = f"/{number}/{place}"
            if wrong := _fault(cell, seen):
                found.append((at, wrong))
            elif cell.label:
                seen[cell.label] = at
    seats = sum(cell.kind is CellKind.SEAT for row in rows for cell in row)
    if not 0 < seats <= MOST_SEATS:
        found.append(("", f"Give a layout of 1 to {MOST_SEATS} seats; this one has {seats}."))
    return found


def compact(layout: Layout) -> str:
    """Return a layout in few characters, for a record: rows between `/`, cells between `,`.

    A cell is a character of `DRAWN`, and then the label if it has one, and then `:` and the class if it has
    one of its own.

    >>> compact(drawn("D.+", "x.#").with_class({"1A"}, "vip"))
    'D,.,+/x1A:vip,.,#1B'
    """
    return "/".join(",".join(map(_compact_cell, row)) for row in layout.rows)


def from_compact(text: str) -> Layout:
    """Read what `compact` wrote."""
    rows = (row.split(",") for row in text.split("/"))
    return Layout(tuple(tuple(map(_from_compact_cell, row)) for row in rows))


def drawn(*lines: str) -> Layout:
    """Make a layout from a drawing, one string a row: `x` seat, `.` aisle, `D` driver, `+` door, `#` blocked.

    Rows with seats are numbered from 1 at the front, and the seats of a row get letters from A at the left.
    A blocked place gets a letter too, so that no label changes when it becomes a seat.

    >>> drawn("D.+", "x.x", "xxx").labels
    ('1A', '1B', '2A', '2B', '2C')

    Raises:
        BadLayout: another character was drawn, or the drawing breaks a rule of `Layout`.
    """
    rows: list[tuple[Cell, ...]] = []
    number = 1
    for line in lines:
        letters = iter("ABCDEFGHIJ")
        row: list[Cell] = []
        for character in line:
            kind = DRAWN.get(character)
            if kind is None:
                raise BadLayout(f"{character!r} is not a kind of cell")
            labelled = kind in {CellKind.SEAT, CellKind.BLOCKED}
            row.append(Cell(kind, f"{number}{next(letters)}" if labelled else ""))
        number += any(cell.label for cell in row)
        rows.append(tuple(row))
    return Layout(tuple(rows))


def minibus() -> Layout:
    """Return a minibus of 18 seats: two beside the driver, 2+1 behind, a bench of four at the back."""
    return drawn("D.xx", *["xx.x"] * 4, "xxxx")


def coaster() -> Layout:
    """Return a midibus of 29 seats, 2+2 with a bench of five at the back."""
    return drawn("D...+", *["xx.xx"] * 6, "xxxxx")


def coach() -> Layout:
    """Return a coach of 50 seats, 2+2 with a second door in the middle."""
    return drawn("D...+", *["xx.xx"] * 6, "xx..+", *["xx.xx"] * 6)


def coach_vip_front() -> Layout:
    """Return a coach of 50 seats as `coach` does, whose four front seats are of the class `vip`."""
    return coach().with_class({"1A", "1B", "1C", "1D"}, "vip")


def vip() -> Layout:
    """Return a coach of 30 wide seats, 2+1."""
    return drawn("D..+", *["xx.x"] * 10)


def _check(cell: Cell, seen: set[str]) -> None:
    """Check a cell against the labels `seen` so far, and add its label to them."""
    if cell.seat_class and not (cell.label and CLASS.fullmatch(cell.seat_class)):
        raise BadLayout(f"a cell labelled {cell.label!r} has the class {cell.seat_class!r}")
    if cell.kind not in {CellKind.SEAT, CellKind.BLOCKED}:
        if cell.label:
            raise BadLayout(f"a cell of kind {cell.kind} has no label, this one has {cell.label!r}")
        return
    if not cell.label and cell.kind is CellKind.BLOCKED:
        return
    if LABEL.fullmatch(cell.label) is None:
        raise BadLayout(f"{cell.label!r} is not a seat label of 1 to 4 capital letters or digits")
    if cell.label in seen:
        raise BadLayout(f"seat {cell.label} stands twice")
    seen.add(cell.label)


def _fault(cell: Cell, seen: Mapping[str, str]) -> str | None:
    """Return what is wrong with a cell, given the places of the labels before it."""
    if cell.seat_class and not cell.label:
        return f"Give a cell of the kind {cell.kind} without a label no class."
    if cell.kind not in {CellKind.SEAT, CellKind.BLOCKED}:
        return f"Give a cell of the kind {cell.kind} no label." if cell.label else None
    if not cell.label and cell.kind is CellKind.BLOCKED:
        return None
    if LABEL.fullmatch(cell.label) is None:
        return "Give this seat a label of 1 to 4 capital letters or digits."
    if cell.label in seen:
        return f"Give this seat another label: {cell.label} stands at /layout{seen[cell.label]} too."
    return None


def _as_json(cell: Cell) -> dict[str, str]:
    """Return a cell for JSON, without what is empty."""
    given = {"kind": cell.kind.value, "label": cell.label, "seat_class": cell.seat_class}
    return {name: value for name, value in given.items() if value}


def _compact_cell(cell: Cell) -> str:
    """Return a cell in few characters."""
    own_class = CLASS_MARK + cell.seat_class if cell.seat_class else ""
    return _CHARACTERS[cell.kind] + cell.label + own_class


def _from_compact_cell(text: str) -> Cell:
    """Read what `_compact_cell` wrote."""
    label, _, seat_class = text[1:].partition(CLASS_MARK)
    return Cell(DRAWN[text[0]], label, seat_class)
