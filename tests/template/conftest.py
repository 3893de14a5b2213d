"""What the template's tests share: the template read once, and every function imported once, each apart."""

import json
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support import inspect_function, reading
from tests.support.import_graph import reached
from tests.support.reading import ROOT, Function, Reading

WORKERS = 2

DEAR = ("tms.kernel.dynamodb", "tms.kernel.http.app")
"""Modules that take most of the time of importing a function. Those that import the same of them share it."""


@dataclass(frozen=True)
class Inspected:
    """What importing a function in a fresh interpreter brought.

    Attributes:
        trouble: why the import failed; empty if it did not.
        callable: whether Lambda can call the export.
        modules: every module that the import loaded.
        routes: what an HTTP function serves; None for an event handler.
        settings: variables needed, by the settings class that says so.
        checks: how often it asked for all that it needs while it was imported.
    """

    trouble: str = ""
    callable: bool = False
    modules: frozenset[str] = frozenset()
    routes: list[dict[str, Any]] | None = None
    settings: dict[str, list[str]] | None = None
    checks: int = 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the folder on one worker, which inspects the functions once."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.xdist_group("template"))


@pytest.fixture(scope="session")
def template() -> Reading:
    return reading.load()


@pytest.fixture(scope="session")
def inspected(template: Reading) -> dict[str, Inspected]:
    shares: dict[tuple[str, ...], list[Function]] = {}
    for function in template.functions.values():
        shares.setdefault(shared_by(function), []).append(function)
    with ThreadPoolExecutor(WORKERS) as pool:
        results = pool.map(inspect, shares, shares.values())
        return {name: found for each in results for name, found in each.items()}


def shared_by(function: Function) -> tuple[str, ...]:
    """Return which of the dear modules a function imports as soon as it is imported."""
    own = reached(ROOT / function.file)
    return tuple(module for module in DEAR if module in own)


def inspect(first: Sequence[str], functions: Sequence[Function]) -> dict[str, Inspected]:
    """Import functions that all import `first`, each apart; return what they brought by name."""
    work = {
        "first": first,
        "functions": [
            (str((ROOT / each.file).parent), f"{Path(each.file).stem}.{each.export}") for each in functions
        ],
    }
    done = subprocess.run(
        [sys.executable, "-I", inspect_function.__file__],
        input=json.dumps(work),
        env={},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return {
        function.name: Inspected(**{**each, "modules": frozenset(each.get("modules", ()))})
        for function, each in zip(functions, told, strict=True)
    }
