"""What the template's tests share: the template read once, and every function imported once, each alone."""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support import inspect_function, reading
from tests.support.reading import ROOT, Function, Reading

WORKERS = 2


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
def inspected(template: Reading) -> Iterator[dict[str, Inspected]]:
    with ThreadPoolExecutor(WORKERS) as pool:
        results = pool.map(_inspect, template.functions.values())
        yield dict(zip(template.functions, results, strict=True))


def _inspect(function: Function) -> Inspected:
    file = ROOT / function.file
    command = [
        sys.executable,
        "-I",
        inspect_function.__file__,
        str(file.parent),
        f"{file.stem}.{function.export}",
    ]
    done = subprocess.run(command, env={}, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode:
        return Inspected(trouble=done.stderr.strip().splitlines()[-1])
    told = json.loads(done.stdout)
    told["modules"] = frozenset(told["modules"])
    return Inspected(**told)
