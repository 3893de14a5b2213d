"""`python -m infra holidays FIRST LAST`: write the table of public holidays from the package `holidays`.

Run it each year, so that the table reaches some years ahead.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version

import holidays

from infra.place import ROOT

COUNTRIES = ("BI", "CD", "KE", "RW", "TZ", "UG")
"""Rwanda and the countries that buses from there reach."""

FILE = ROOT / "layers" / "domain" / "tms" / "trips" / "public_holidays.json"


def table(first: int, last: int) -> dict[str, dict[str, str]]:
    """Return the holidays of each country and year, as `MM-DD` with blanks between."""
    return {
        country: {
            str(year): " ".join(f"{day:%m-%d}" for day in sorted(_days(country, year)))
            for year in range(first, last + 1)
        }
        for country in COUNTRIES
    }


def _days(country: str, year: int) -> Iterable[date]:
    found: Iterable[date] = holidays.country_holidays(country, years=year)
    return found


def main(arguments: list[str]) -> int:
    """Write the table for the years from FIRST to LAST."""
    parser = argparse.ArgumentParser(prog="python -m infra holidays", description=__doc__)
    parser.add_argument("first", type=int, metavar="FIRST")
    parser.add_argument("last", type=int, metavar="LAST")
    asked = parser.parse_args(arguments)
    source = f"holidays {version('holidays')}, https://github.com/vacanza/holidays; moon feasts are estimates"
    found = {"source": source, "holidays": table(asked.first, asked.last)}
    FILE.write_text(json.dumps(found, indent=2) + "\n")
    print(f"{FILE.relative_to(ROOT)}: {asked.first} to {asked.last}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
