"""The one table of all that was measured, printed and kept in docs/benchmarks.md."""

import datetime as dt
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from infra.place import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"

HEAD = ("what", "measured", "budget", "", "beside")


@dataclass(frozen=True)
class Row:
    """One figure.

    Attributes:
        part: the heading that it stands under, with its unit.
        measured: None for what could not be measured here; `beside` says why.
        beside: what else was seen.
    """

    part: str
    what: str
    measured: float | None
    budget: float | None = None
    beside: str = ""

    @property
    def verdict(self) -> str:
        """Say whether the figure is within its budget."""
        if self.budget is None or self.measured is None:
            return ""
        return "ok" if self.measured <= self.budget else "OVER"

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of its columns, as in `HEAD`."""
        return (self.what, _number(self.measured), _number(self.budget), self.verdict, self.beside)


def shown(rows: Iterable[Row]) -> str:
    """Return the table as text that lines up: one heading a part."""
    rows = list(rows)
    widths = [max(len(line[column]) for line in (HEAD, *(row.cells for row in rows))) for column in range(5)]
    lines = [_line(HEAD, widths)]
    for part, group in groupby(rows, key=lambda row: row.part):
        lines += ["", part, *(_line(row.cells, widths) for row in group)]
    return "\n".join(lines)


def page(rows: Iterable[Row], seconds: float) -> str:
    """Return the page with the table as the last run found it, and where and when that was."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    parts = []
    for part, group in groupby(rows, key=lambda row: row.part):
        cells = [row.cells for row in group]
        table = [HEAD, ("---", "--:", "--:", "---", "---"), *cells]
        parts.append("\n".join([f"## {part}", "", *(f"| {' | '.join(line)} |" for line in table)]))
    where = f"{os.cpu_count()} x {_processor()}, Python {platform.python_version()}"
    about = (
        f"Written by `make bench` on {today}, in {seconds:.0f} seconds, on {where}.\n"
        "Figures are ratios within the run, and counts, so that they hold on other machines too.\n"
        "The run before is in this page's history."
    )
    return "\n\n".join(["# Benchmarks: the last run", about, *parts]) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    what, measured, budget, verdict, beside = (
        cell.ljust(width) if column in {0, 3, 4} else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"  {what}  {measured}  {budget}  {verdict}  {beside}".rstrip()


def _number(value: object) -> str:
    """Return a ratio with two decimals, and a count as it is; nothing for what was not measured."""
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _processor() -> str:
    """Return the name of the processor, as Linux tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return next(iter(names), platform.machine())
