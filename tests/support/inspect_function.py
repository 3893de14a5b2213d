"""Imports one function as Lambda would, in an interpreter of its own, and prints what that brought as JSON.

Run as `python -I inspect_function.py functions/<service> <module>.<name>`, in an empty environment: an import
must not need a variable.
"""

import ast
import importlib
import importlib.util
import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

DOMAIN = Path(__file__).resolve().parents[2] / "layers" / "domain"


def main(folder: str, handler: str) -> None:
    """Import, and tell."""
    sys.path[:0] = [folder, str(DOMAIN)]
    checks = count_checks()
    module_name, export = handler.split(".")
    entry = getattr(importlib.import_module(module_name), export)
    modules = sorted(sys.modules)  # before anything is imported that only an invocation would import
    import_what_invocations_import()
    told = {
        "callable": callable(entry),
        "modules": modules,
        "routes": routes_of(entry),
        "settings": registered(),
        "checks": len(checks),
    }
    print(json.dumps(told))


def count_checks() -> list[None]:
    """Return a list that gets longer by one each time that what is imported asks for all it needs."""
    checks: list[None] = []
    starting = importlib.import_module("tms.kernel.starting")
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
    for function in ast.walk(ast.parse(inspect.getsource(module))):
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
    main(*sys.argv[1:])
