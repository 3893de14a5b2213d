"""Tables as CSV that a spreadsheet opens safely (RFC 4180, UTF-8 with its mark)."""

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
"""Spreadsheets take a file for UTF-8 that begins with it."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(rows: Iterable[Sequence[str | int]]) -> str:
    """Write rows of cells.

    A text that a spreadsheet could take for a formula gets an apostrophe before it: a passenger's name is
    what somebody typed, and must not be run on the machine of the company's staff (OWASP, CSV injection).
    """
    output = io.StringIO()
    csv.writer(output).writerows([_safe(cell) for cell in row] for row in rows)
    return MARK + output.getvalue()


def _safe(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell
