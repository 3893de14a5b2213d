"""A function runs the use case of its own name: functions/<service>/<name> imports tms.<service>.<name>."""

import ast
from pathlib import Path

import pytest

FUNCTIONS = Path(__file__).parents[2] / "functions"

EXCEPTIONS = {"payments.receive_momo_callback_put": "payments.receive_momo_callback"}
"""The provider may send its callback as POST or as PUT; one use case receives both."""

WITHOUT_DOMAIN = {"site", "web"}
"""Services that answer with files of their own and have no use cases."""


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports, whole or names of them."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def functions() -> list[tuple[str, str]]:
    """Return the service and the name of each function."""
    return sorted((path.parent.name, path.stem) for path in FUNCTIONS.glob("*/*.py"))


@pytest.mark.parametrize(("service", "name"), functions())
def test_a_function_imports_the_use_case_of_its_own_name(service: str, name: str):
    domain = {module for module in imported(FUNCTIONS / service / f"{name}.py") if module.startswith("tms.")}
    if service in WITHOUT_DOMAIN:
        assert {module for module in domain if not module.startswith("tms.kernel")} == set()
    else:
        own = f"{service}.{name}"
        assert f"tms.{EXCEPTIONS.get(own, own)}" in domain


def test_each_exception_is_a_function():
    assert EXCEPTIONS.keys() <= {f"{service}.{name}" for service, name in functions()}
