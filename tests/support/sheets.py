"""Reports of imports, as tests look at them."""

from typing import Any


def actions(report: dict[str, Any]) -> list[tuple[int, str, str]]:
    """Return the first line, the name and the action of each thing."""
    return [(each["line"], each["name"], each["action"]) for each in report["items"]]


def told(report: dict[str, Any]) -> list[tuple[int, str | None, str]]:
    """Return the line, the column and the code of each problem."""
    return [
        (each["line"], each["column"], each["code"]) for item in report["items"] for each in item["problems"]
    ]
