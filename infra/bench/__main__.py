"""`make bench`: prints the costs of imports, of a hold, and of each operation on the tables, with their
budgets.

Nothing is written. The figures are ratios and counts, so that they hold on other machines too. A single part:
`python -m infra bench imports` (or `cpu`, `units`).
"""

import argparse
import sys
from collections.abc import Callable

from infra.bench import cpu, imports, units
from infra.problems import Stop

SMALL = 0
"""In place of the number of rounds: one round of each part, with a few of the functions."""

PARTS: dict[str, Callable[[int], None]] = {
    "imports": imports.show,
    "cpu": cpu.show,
    "units": lambda _rounds: units.show(),
}


def main(arguments: list[str]) -> int:
    """Measure the wanted parts; 1 and a message if that cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m infra bench", description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="part", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=5, help="measurements of each")
    parser.add_argument(
        "--small", action="store_const", dest="rounds", const=SMALL, help="see that it runs; measures little"
    )
    options = parser.parse_args(arguments)
    try:
        for name in options.parts or PARTS:
            PARTS[name](options.rounds)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
