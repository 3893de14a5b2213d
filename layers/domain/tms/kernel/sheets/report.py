"""The report of an import: what becomes of the thing that each line describes, or would become of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Conflict, Invalid, Problem
from tms.kernel.http.batches import ITEM_FAULTS
from tms.kernel.sheets.sheet import Line
from tms.kernel.text import one_line

MOST_PROBLEMS = 20
"""How many problems of one thing are told."""

MOST_SHOWN = 80
"""How many characters of a name that cannot be read are repeated."""


class Action(StrEnum):
    """What happens to the thing that a line describes."""

    CREATE = "create"
    CHANGE = "change"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class ImportProblem:
    """Why a line is refused.

    Attributes:
        line: of the file, where the header is line 1.
        column: null if no single cell is at fault.
        code: as the endpoint for a single thing would answer it.

    Example:
        line: 3
        column: plate
        code: plate_taken
        detail: Another bus has this number plate.
    """

    line: int
    column: str | None
    code: str
    detail: str


@dataclass(frozen=True)
class ImportItem:
    """What happens to one thing.

    Attributes:
        line: the first line that describes it; the header is line 1.
        id: null if it is not there yet.

    Example:
        line: 2
        action: create
        id: null
        name: RAB 123 C
        problems: []
    """

    line: int
    action: Action
    id: str | None
    name: str
    problems: Sequence[ImportProblem]


@dataclass(frozen=True)
class ImportCounts:
    """How many things are created, changed, left as they are, and refused.

    Example:
        create: 1
        change: 0
        unchanged: 12
        refused: 0
    """

    create: int
    change: int
    unchanged: int
    refused: int


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or with `dry_run` would do.

    Example:
        dry_run: true
    """

    dry_run: bool
    counts: ImportCounts
    items: Sequence[ImportItem]


@dataclass(frozen=True)
class Entry:
    """A thing that lines of a file describe.

    Attributes:
        key: tells it from the others of the file.
        name: as it is written in the file.
    """

    key: str
    name: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Plan:
    """What is to be done for an entry.

    Attributes:
        id: of the thing; None if it is to be made.
        write: does it, and returns the id of what it makes; the problems that it raises refuse the entry.
        check: raises the problems that `write` would raise, and writes nothing.
    """

    action: Action
    id: str | None = None
    name: str | None = None
    write: Callable[[], str | None] | None = None
    check: Callable[[], None] | None = None


Place = Callable[[Entry, str], tuple[int, str | None]]
"""Returns the line and the column of an entry that a pointer (RFC 6901) to a request's field means."""


def in_column(entry: Entry, pointer: str) -> tuple[int, str | None]:
    """Return where a fault stands of things that have one line each, and columns named as their fields."""
    return entry.lines[0].number, pointer[1:].partition("/")[0] or None


def carry_out(
    entries: Iterable[Entry], plan: Callable[[Entry], Plan], place: Place, *, dry_run: bool
) -> ImportReport:
    """Do what the entries of a file ask for, each on its own, or with `dry_run` tell what would be done.

    Args:
        plan: decides about an entry. The problems that it raises refuse the entry alone.
    """
    first: dict[str, int] = {}
    items = []
    for entry in entries:
        try:
            _check_lines(entry, first)
            items.append(_done(entry, plan(entry), dry_run=dry_run))
        except ITEM_FAULTS as problem:
            items.append(_refused(entry, _told(problem, entry, place)))
        except Conflicted:
            detail = "Others change the same things at this moment. Send the file again."
            items.append(_refused(entry, [ImportProblem(entry.lines[0].number, None, "busy", detail)]))
    counted = Counter(item.action for item in items)
    return ImportReport(dry_run, ImportCounts(**{each.value: counted[each] for each in Action}), items)


def _check_lines(entry: Entry, first: dict[str, int]) -> None:
    """Check that an entry has no cells beyond the header, and that it stands once in the file.

    Raises:
        Invalid: `too_many_cells`.
        Conflict: `listed_twice`.
    """
    at = entry.lines[0].number
    for line in entry.lines:
        if line.beyond:
            detail = "It has more cells than the header. Put a cell with a comma in quotation marks."
            raise Invalid("too_many_cells", detail, line=line.number)
    before = first.setdefault(entry.key, at)
    if before != at:
        raise Conflict("listed_twice", f"Line {before} describes the same thing.")


def _done(entry: Entry, plan: Plan, *, dry_run: bool) -> ImportItem:
    made = plan.id
    if dry_run and plan.check:
        plan.check()
    if not dry_run and plan.write:
        made = plan.write() or plan.id
    return ImportItem(entry.lines[0].number, plan.action, made, plan.name or entry.name, [])


def _refused(entry: Entry, problems: Sequence[ImportProblem]) -> ImportItem:
    name = one_line(entry.name)[:MOST_SHOWN]
    return ImportItem(entry.lines[0].number, Action.REFUSED, None, name, problems)


def _told(problem: Problem, entry: Entry, place: Place) -> list[ImportProblem]:
    """Return a problem as the report tells it: one for each wrong field."""
    errors: Any = problem.extra.get("errors")
    if errors:
        return [
            ImportProblem(*place(entry, each["pointer"]), problem.code, each["detail"])
            for each in errors[:MOST_PROBLEMS]
        ]
    line, column = place(entry, str(problem.extra.get("pointer", "")))
    told = problem.extra.get("line", line)
    return [ImportProblem(told if isinstance(told, int) else line, column, problem.code, problem.detail)]
