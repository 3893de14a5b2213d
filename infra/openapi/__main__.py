"""`python -m infra openapi`: write functions/web/openapi.json; --check only says whether it is up to date."""

import argparse
import sys

from infra.openapi import TARGET, document, written
from infra.place import ROOT
from infra.problems import Stop


def main(arguments: list[str]) -> int:
    """Write the document, or compare it; 1 if the committed one is not what the functions declare."""
    parser = argparse.ArgumentParser(prog="python -m infra openapi", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the file is out of date")
    name = TARGET.relative_to(ROOT)
    options = parser.parse_args(arguments)
    try:
        text = written(document())
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    current = TARGET.read_text() if TARGET.exists() else ""
    if options.check:
        if current != text:
            print(f"{name} is out of date: run `make openapi`.", file=sys.stderr)
            return 1
        return 0
    TARGET.write_text(text)
    print(f"{name}: {'unchanged' if current == text else 'written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
