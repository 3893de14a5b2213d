"""How Lambda names the functions that tell people."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def function_name(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lambda names the function; the memory of handled events is kept by that name."""

    def named(function: str) -> None:
        monkeypatch.setenv("AWS_LAMBDA_FUNCTION_NAME", f"tms-test-{function}")

    return named
