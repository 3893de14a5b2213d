"""CSV files (RFC 4180) as spreadsheets write and read them; pure.

A file may begin with a byte order mark, its cells may be divided by commas or semicolons, and its columns may
stand in any order. What begins as a formula does gets an apostrophe in front when it is written, which is
taken away when it is read: a spreadsheet shows such a cell as text and calculates nothing.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tms.kernel.errors import Invalid
from tms.kernel.text import MOST_QUOTED, quoted, trimmed

BYTE_ORDER_MARK = "\ufeff"
"""The first character of a written file: without it, Excel takes UTF-8 for another encoding."""

LIST_MARK = "|"
"""Divides the entries of a cell that holds a list."""

MOST_NAMED = 20
"""How many columns a refusal names."""

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How cells begin that a spreadsheet may calculate (OWASP, CSV injection), in both widths."""


Cell = str | int | float
Row = Mapping[str, Cell]
"""A line to write, by column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a file may have; `needed` if it must."""

    name: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file below its header.

    Attributes:
        number: of the line in the file, where the header is the first; a cell may go over several lines.
        cells: by column, trimmed. A column that the file leaves out is not there.
        beyond: how many filled cells it has beyond the header's.
    """

    number: int
    cells: Mapping[str, str]
    beyond: int = 0


def read(text: str, columns: Sequence[Column], most_lines: int) -> list[Line]:
    """Return the lines of a file, without empty ones.

    Args:
        columns: that the file may have. Their names are compared without case, with `_` for blanks.
        most_lines: how many lines it may have below its header.

    Raises:
        Invalid: `bad_csv`, it cannot be read; `bad_header`, with the columns that are `unknown`, `missing` or
            there `twice`; `too_many_lines`.
    """
    records = _records(text.removeprefix(BYTE_ORDER_MARK))
    header = next(records, None)
    if header is None:
        raise Invalid("bad_csv", "The file is empty. Begin with a line that names the columns.", "/csv")
    names = [_column_name(cell) for cell in header[1]]
    while names and not names[-1]:
        names.pop()
    _check_header(names, columns)
    lines: list[Line] = []
    for number, cells in records:
        if len(lines) == most_lines:
            detail = f"Send at most {most_lines} lines at a time, and the others after them."
            raise Invalid("too_many_lines", detail, "/csv", most=most_lines)
        filled = dict(zip(names, map(_bare, cells + [""] * (len(names) - len(cells))), strict=False))
        lines.append(Line(number, filled, sum(bool(trimmed(cell)) for cell in cells[len(names) :])))
    return lines


def written(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """Return a file of rows; a column that a row does not have is empty there."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column.name for column in columns)
    writer.writerows([_guarded(row.get(column.name, "")) for column in columns] for row in rows)
    return BYTE_ORDER_MARK + out.getvalue()


def entries_of(cell: str) -> list[str]:
    """Return the entries of a cell that holds a list: those between `LIST_MARK`, without empty ones."""
    return [entry for entry in map(trimmed, cell.split(LIST_MARK)) if entry]


def with_point(cell: str) -> str:
    """Return a number with a decimal point, also where a spreadsheet wrote a decimal comma."""
    return cell.replace(",", ".") if _NUMBER.fullmatch(cell) else cell


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that are not empty, each with the number of its first line.

    Raises:
        Invalid: `bad_csv`.
    """
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in reader:
            if any(map(trimmed, cells)):
                yield number, cells
            number = reader.line_num + 1
    except csv.Error:
        detail = f"Line {number} cannot be read. Close each quotation mark, and double those within a cell."
        raise Invalid("bad_csv", detail, "/csv", line=number) from None


def _check_header(names: Sequence[str], columns: Sequence[Column]) -> None:
    """Check the columns of a file.

    Raises:
        Invalid: `bad_header`.
    """
    known = [column.name for column in columns]
    unknown = [name for name in names if name not in known]
    missing = [column.name for column in columns if column.needed and column.name not in names]
    twice = [name for name, times in Counter(names).items() if name in known and times > 1]
    told = [
        f"{words} {', '.join(map(quoted, found[:MOST_NAMED]))}."
        for words, found in (
            ("There is no column", unknown),
            ("Add the column", missing),
            ("Give only once the column", twice),
        )
        if found
    ]
    if told:
        named = [name[:MOST_QUOTED] for name in unknown[:MOST_NAMED]]
        raise Invalid(
            "bad_header",
            " ".join(told),
            "/csv",
            known=known,
            unknown=named,
            missing=missing,
            twice=twice,
        )


def _column_name(cell: str) -> str:
    return re.sub(r"[\s-]+", "_", trimmed(cell)).casefold()


def _guarded(cell: Cell) -> Cell:
    if isinstance(cell, str) and _needs_guard(cell) and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def _bare(cell: str) -> str:
    cell = trimmed(cell)
    return cell[1:] if cell.startswith("'") and _needs_guard(cell[1:]) else cell


def _needs_guard(cell: str) -> bool:
    return cell.lstrip(" ").startswith(("'", *_FORMULA))
