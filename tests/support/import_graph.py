"""Which of our modules a file imports as soon as it is imported itself, read from the source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

DOMAIN = Path(__file__).resolve().parents[2] / "layers" / "domain"


def reached(file: Path) -> frozenset[str]:
    """Return the modules that are imported with a file: its own imports, theirs, and so on.

    Imports inside functions and those for type checkers do not count.
    """
    found: set[str] = set()
    waiting = list(_imported(file))
    while waiting:
        name = waiting.pop()
        if name not in found and (source := _source(name)):
            found.add(name)
            waiting += _imported(source)
    return frozenset(found)


@cache
def _imported(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text())
    return frozenset(name for node in _at_import(tree.body) for name in _named(node))


def _at_import(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for node in body:
        if isinstance(node, ast.If) and ast.unparse(node.test) != "TYPE_CHECKING":
            yield from _at_import(node.body)
        yield node


def _named(node: ast.stmt) -> Iterator[str]:
    """Yield the modules, and packages they are in, that a statement may name."""
    if isinstance(node, ast.Import):
        names = [each.name for each in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [f"{node.module}.{each.name}" for each in node.names]
    else:
        return
    for name in names:
        parts = name.split(".")
        yield from (".".join(parts[:end]) for end in range(1, len(parts) + 1))


@cache
def _source(name: str) -> Path | None:
    """Return the file of a module of ours; None if it is another's, or no module."""
    path = DOMAIN.joinpath(*name.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if name.startswith("tms.") and file.is_file():
            return file
    return None
