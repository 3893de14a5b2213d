"""Imports functions as Lambda would, each in a process of its own, and prints a line of JSON about each.

Run as `python -I inspect_function.py` in an empty environment, for an import must not need a variable. The
standard input tells what to do: {"first": [modules], "functions": [[folder, "<module>.<name>"], ...]}.

A function's process is forked from one that has imported the modules of `first` and nothing else. Where the
function imports all of these by itself, as it must, what is loaded in the end is what it alone would load.
"""

import ast
import importlib
import importlib.util
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

DOMAIN = Path(__file__).resolve().parents[2] / "layers" / "domain"


def main() -> None:
    """Import, and tell."""
    asked = json.load(sys.stdin)
    sys.path.insert(0, str(DOMAIN))
    checks = count_checks()
    for module in asked["first"]:
        importlib.import_module(module)
    for folder, handler in asked["functions"]:
        print(apart(partial(inspected, folder, handler, checks)), flush=True)


def apart(look: Callable[[], dict[str, Any]]) -> str:
    """Return as JSON what `look` returns in a fork of this process, or the trouble that it has."""
    answer, told = os.pipe()
    if not os.fork():
        try:
            found = look()
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the answer
            found = {"trouble": traceback.format_exception_only(error)[-1].strip()}
        with open(told, "w") as pipe:  # noqa: PTH123 - a number, no path
            json.dump(found, pipe)
        os._exit(0)
    os.close(told)
    with open(answer) as pipe:  # noqa: PTH123
        text = pipe.read()
    os.wait()
    return text


def inspected(folder: str, handler: str, checks: list[None]) -> dict[str, Any]:
    """Return what there is to know of a function; see `tests.template.conftest.Inspected`."""
    sys.path.insert(0, folder)
    module_name, export = handler.split(".")
    entry = getattr(importlib.import_module(module_name), export)
    modules = sorted(sys.modules)  # before anything is imported that only an invocation would import
    import_what_invocations_import()
    return {
        "callable": callable(entry),
        "modules": modules,
        "routes": routes_of(entry),
        "settings": registered(),
        "checks": len(checks),
    }


def count_checks() -> list[None]:
    """Return a list that gets longer by one each time that what is imported asks for all it needs."""
    checks: list[None] = []
    starting = importlib.import_module("tms.kernel.startup")
    vars(starting)["require_all"] = lambda: checks.append(None)
    return checks


def routes_of(entry: Any) -> list[dict[str, Any]] | None:
    """Return the routes that an HTTP function really serves; None for an event handler.

    HEAD is served with every GET, and declared by it.
    """
    if not hasattr(entry, "declared"):
        return None
    declared = {(route.method, route.path): route for route in entry.declared}
    declared |= {("HEAD", path): route for (method, path), route in declared.items() if method == "GET"}
    return [
        {
            "method": method,
            "path": path,
            "public": declared[method, path].public,
            "guests": declared[method, path].guests,
            "parses": bool(declared[method, path].body or declared[method, path].query),
        }
        for path, methods in entry.routes.items()
        for method in methods
    ]


def registered() -> dict[str, list[str]]:
    """Return the variables that the imported modules need, by the settings class that says so."""
    settings = sys.modules.get("tms.kernel.settings")
    if settings is None:
        return {}
    return {
        f"{each.__module__}.{each.__name__}": sorted(names) for each, names in settings.REGISTERED.items()
    }


def import_what_invocations_import() -> None:
    """Import our own modules that functions import when they run, until nothing new comes."""
    looked_at: set[str] = set()
    while fresh := [name for name in sys.modules if name.startswith("tms.") and name not in looked_at]:
        for name in fresh:
            looked_at.add(name)
            for wanted in late_imports(sys.modules[name]):
                importlib.import_module(wanted)


def late_imports(module: ModuleType) -> Iterator[str]:
    """Yield the modules of ours that stand in imports inside functions."""
    source = Path(str(module.__file__)).read_text()
    if "    from tms" not in source:  # which saves reading most of them
        return
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tms"):
                    for name in (node.module or "", *(f"{node.module}.{each.name}" for each in node.names)):
                        if is_module(name):
                            yield name


def is_module(name: str) -> bool:
    """Tell whether `name` is a module, and no thing inside one."""
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


if __name__ == "__main__":
    main()
