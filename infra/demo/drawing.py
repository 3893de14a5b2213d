"""Draws with letters: the seats of a bus, and how far it is on its way. Pure."""

from collections.abc import Collection, Mapping, Sequence

CELL = 6
"""Characters of one cell of the grid."""

_SIGNS = {"driver": "(o)", "door": "door", "aisle": "", "blocked": "##"}


def seat_grid(
    layout: Sequence[Sequence[Mapping[str, str]]], states: Mapping[str, str], mine: Collection[str] = ()
) -> str:
    """Return the bus from above, its front at the top.

    Args:
        layout: rows of cells, as the API answers them.
        states: state by seat label; seats that are not free are crossed out.
        mine: seats that are framed.
    """
    rows = ["".join(_cell(cell, states, mine).center(CELL) for cell in row).rstrip() for row in layout]
    width = CELL * len(layout[0])
    edge = "─" * width
    return "\n".join([f"╭{edge}╮", *(f"│{row.ljust(width)}│" for row in rows), f"╰{edge}╯"])


def neighbours(layout: Sequence[Sequence[Mapping[str, str]]], free: Collection[str], count: int) -> list[str]:
    """Return `count` free seats, side by side if there are such."""
    for row in layout:
        for at in range(len(row) - count + 1):
            labels = [cell.get("label", "") for cell in row[at : at + count]]
            if all(label in free for label in labels):
                return labels
    return [cell["label"] for row in layout for cell in row if cell.get("label") in free][:count]


def route_line(names: Sequence[str], next_index: int) -> str:
    """Return the line of stops; the stops that the bus has reached are filled.

    Args:
        next_index: the stop ahead; the number of stops once the last one is reached.
    """
    reached = "━━".join("●" * next_index)
    ahead = "──".join("○" * (len(names) - next_index))
    bus = "━▶─" if ahead else ""
    return f"{names[0]} {reached}{bus}{ahead} {names[-1]}"


def _cell(cell: Mapping[str, str], states: Mapping[str, str], mine: Collection[str]) -> str:
    if cell["kind"] != "seat":
        return _SIGNS[cell["kind"]]
    label = cell["label"]
    if label in mine:
        return f"[{label}]"
    return label if states.get(label) == "free" else "··"
