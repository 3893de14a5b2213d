"""`python -m infra events [service/function ...]`: write the events of HTTP functions from their routes.

Events of streams and queues are written by hand; the contract tests check them.
"""

import argparse
import json
import sys
from pathlib import Path

from infra.events import FOLDER
from infra.events.requests import request_event
from infra.functions import http_functions
from infra.openapi.document import schemas_of
from infra.place import ROOT
from infra.terminal import Stop


def texts() -> dict[Path, str]:
    """Return the text of every derived event, by its file.

    Raises:
        Stop: a field or parameter has no example.
    """
    functions = list(http_functions())
    schemas = schemas_of(functions)
    return {
        FOLDER / f"{each.service}-{each.name}.json": json.dumps(
            request_event(each, schemas), indent=2, ensure_ascii=False
        )
        + "\n"
        for each in functions
    }


def main(arguments: list[str]) -> int:
    """Write all events, or those of the named functions; 1 if there is no such function."""
    parser = argparse.ArgumentParser(prog="python -m infra events", description=__doc__)
    parser.add_argument("function", nargs="*", help="as bookings/hold_seats; all of them if none is named")
    named = {FOLDER / f"{name.replace('/', '-')}.json" for name in parser.parse_args(arguments).function}
    try:
        derived = texts()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    if unknown := named - derived.keys():
        print(f"No HTTP function has the event {', '.join(sorted(map(str, unknown)))}.", file=sys.stderr)
        return 1
    for file in sorted(named or derived):
        changed = not file.exists() or file.read_text() != derived[file]
        if changed:
            file.write_text(derived[file])
        if changed or named:
            print(f"{file.relative_to(ROOT)}: {'written' if changed else 'unchanged'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
