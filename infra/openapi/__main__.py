"""`python -m infra openapi`: write functions/web/openapi.json and the paths of infra/stacks/api.yaml.

With --check it only says whether they are up to date.
"""

import argparse
import sys
from pathlib import Path

from infra.functions import http_functions
from infra.openapi import TARGET, document, gateway, written
from infra.place import ROOT
from infra.terminal import Stop


def main(arguments: list[str]) -> int:
    """Write both files, or compare them; 1 if a committed one is not what the functions declare."""
    parser = argparse.ArgumentParser(prog="python -m infra openapi", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is out of date")
    options = parser.parse_args(arguments)
    try:
        texts = {
            TARGET: written(document()),
            gateway.TARGET: gateway.written(_current(gateway.TARGET), http_functions()),
        }
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    old = [path for path, text in texts.items() if _current(path) != text]
    if options.check:
        for path in old:
            print(f"{path.relative_to(ROOT)} is out of date: run `make openapi`.", file=sys.stderr)
        return 1 if old else 0
    for path, text in texts.items():
        path.write_text(text)
        print(f"{path.relative_to(ROOT)}: {'written' if path in old else 'unchanged'}")
    return 0


def _current(path: Path) -> str:
    return path.read_text() if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
