"""`make bench`: prints one table of what cold starts, a hold and each operation on the tables cost.

Budgets stand beside the figures, which are ratios and counts, so that they hold on other machines too. A run
of all parts is kept in docs/benchmarks.md. A single part is not: `python -m infra bench imports` (or `cpu`,
`fit`, `race`, `growth`, `units`).
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable

from infra.bench import cpu, fit, growth, imports, race, units
from infra.bench.report import PAGE, Row, page, shown
from infra.terminal import Stop

SMALL = 0
"""In place of the number of rounds: one round of each part, with a few of the functions."""

PARTS: dict[str, Callable[[int], Iterable[Row]]] = {
    "imports": imports.rows,
    "cpu": cpu.rows,
    "fit": fit.rows,
    "race": race.rows,
    "growth": growth.rows,
    "units": lambda _rounds: units.rows(),
}


def main(arguments: list[str]) -> int:
    """Measure the wanted parts; 1 and a message if that cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m infra bench", description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="part", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each")
    parser.add_argument(
        "--small", action="store_const", dest="rounds", const=SMALL, help="see that it runs; measures little"
    )
    options = parser.parse_args(arguments)
    began = time.monotonic()
    try:
        rows = [row for name in options.parts or PARTS for row in PARTS[name](options.rounds)]
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    print(shown(rows))
    if not options.parts and options.rounds != SMALL:
        PAGE.write_text(page(rows, time.monotonic() - began))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
