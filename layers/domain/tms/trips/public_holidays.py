"""Public holidays by country, from a table that `python -m infra holidays` writes.

The package that the table comes from has five megabytes, a thousand files, and rules that a function would
evaluate at each start. The table has a few kilobytes. Feasts that follow the moon are estimates.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("public_holidays.json")


@cache
def countries() -> dict[str, dict[str, str]]:
    """Return the table: for each country and year its holidays, as `MM-DD` with blanks between."""
    table: dict[str, dict[str, str]] = json.loads(TABLE.read_text())["holidays"]
    return table


def is_known(country: str, year: int) -> bool:
    """Tell whether the public holidays of a country in a year are on record."""
    return str(year) in countries().get(country, {})


def holidays_between(country: str, first: date, last: date) -> frozenset[date]:
    """Return the public holidays of a country from one day to another, of the years that are on record."""
    years = countries().get(country, {})
    return frozenset(
        date.fromisoformat(f"{year}-{day}")
        for year in range(first.year, last.year + 1)
        for day in years.get(str(year), "").split()
    )
