"""Where the seats of a bus are, and of which kind and class: pure."""

from dataclasses import dataclass
from enum import StrEnum

from tms.fleet.classes import difference
from tms.fleet.layout import CellKind, Layout


class Side(StrEnum):
    """The kinds of seats that passengers choose by."""

    WINDOW = "window"
    AISLE = "aisle"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a seat is in the grid, and of which kind and class it is."""

    row: int
    column: int
    side: Side
    seat_class: str = ""

    def apart(self, other: "Spot") -> int:
        """Return the distance to another seat. A row counts twice: neighbours sit side by side."""
        return 2 * abs(self.row - other.row) + abs(self.column - other.column)

    def cost(self, other: "Spot") -> tuple[bool, bool, int, bool, int]:
        """Return how much worse another seat is for a passenger who had this one, to sort by.

        The class counts first, see `tms.fleet.classes.difference`; then the kind, and then the distance.
        """
        class_first = difference(self.seat_class, other.seat_class)
        return *class_first, self.side is not other.side, self.apart(other)


def spots(layout: Layout) -> dict[str, Spot]:
    """Return where each seat of a layout is."""
    return {
        cell.label: Spot(row, column, _side(layout, row, column), cell.seat_class)
        for row, cells in enumerate(layout.rows)
        for column, cell in enumerate(cells)
        if cell.kind is CellKind.SEAT
    }


def _side(layout: Layout, row: int, column: int) -> Side:
    cells = layout.rows[row]
    if column in {0, len(cells) - 1}:
        return Side.WINDOW
    beside = {cells[column - 1].kind, cells[column + 1].kind}
    return Side.BETWEEN if beside <= {CellKind.SEAT, CellKind.BLOCKED} else Side.AISLE
