"""Scenarios: for each route one valid request, about things of the passenger and of the home company.

A scenario is the reason why a refusal can come from authorization alone: whoever may, succeeds with it. It
may prepare the world first, for the world is put back after each case.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.support.world import World


@dataclass(frozen=True)
class Request:
    """A request, without its caller. Idempotency-Key is added where the route wants one."""

    path: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    query: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


Scenario = Callable[[World], Request]

_REGISTERED: dict[str, Scenario] = {}


def scenario(route: str) -> Callable[[Scenario], Scenario]:
    """Register a scenario for a route, as `GET /bookings/{booking_id}`."""

    def register(made: Scenario) -> Scenario:
        assert route not in _REGISTERED, f"{route} has two scenarios"
        _REGISTERED[route] = made
        return made

    return register


def scenarios() -> Mapping[str, Scenario]:
    """Return the scenarios of `tests/support/scenarios/*.py` by route."""
    for file in sorted((Path(__file__).parent / "scenarios").glob("*.py")):
        import_module(f"tests.support.scenarios.{file.stem}")
    return _REGISTERED
