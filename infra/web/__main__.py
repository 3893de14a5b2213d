"""`python -m infra web`: build the apps for people if a source has changed.

With --check it lints and type-checks the sources, and builds nothing.
"""

import argparse
import sys

from infra import web
from infra.place import ROOT
from infra.terminal import Stop


def main(arguments: list[str]) -> int:
    """Build or check; 1 and a message if that fails."""
    parser = argparse.ArgumentParser(prog="python -m infra web", description=__doc__)
    parser.add_argument("--check", action="store_true", help="lint and type-check the sources; build nothing")
    options = parser.parse_args(arguments)
    try:
        if options.check:
            web.check()
        else:
            print(f"The apps are in {web.built().relative_to(ROOT)}")
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
