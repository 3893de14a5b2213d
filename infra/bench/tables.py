"""Prints tables that line up."""

from collections.abc import Sequence


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[object]], *notes: str) -> None:
    """Print a table: the first column to the left, the others to the right; floats with two decimals."""
    lines = [list(head), *([_text(cell) for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    print(f"\n{title}\n")
    for number, line in enumerate(lines):
        cells = [line[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        print(f"  {'  '.join(cells)}".rstrip())
        if number == 0:
            print(f"  {'-' * (sum(widths) + 2 * len(widths) - 2)}")
    for note in notes:
        print(f"  {note}")


def verdict(value: float, limit: float) -> str:
    """Say whether a value keeps its budget."""
    return "ok" if value <= limit else "OVER"


def _text(cell: object) -> str:
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)
