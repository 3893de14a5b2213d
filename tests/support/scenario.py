"""Scenarios: for each route one valid request, about things of the passenger and of the home company.

A scenario is the reason why a refusal can come from authorization alone: every caller who may make the
request succeeds with it. It is the route's sample event (`infra.events`) with the things of the world in
place of the examples. A request that needs more is returned by a function under `@scenario` in
`tests/support/scenarios/*.py`, which may arrange things first: the world is put back after each case.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from infra.events.requests import request_event
from infra.functions import http_functions
from infra.openapi.document import schemas_of
from tests.support.world import World


@dataclass(frozen=True)
class Request:
    """A request, without its caller. Idempotency-Key is added where the route wants one."""

    path: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    query: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


Scenario = Callable[[World], Request]

_ARRANGED: dict[str, Scenario] = {}


def scenario(route: str) -> Callable[[Scenario], Scenario]:
    """Register the scenario of a route, as `GET /bookings/{booking_id}`, whose sample will not do."""

    def register(made: Scenario) -> Scenario:
        assert route not in _ARRANGED, f"{route} has two scenarios"
        _ARRANGED[route] = made
        return made

    return register


@cache
def scenarios() -> Mapping[str, Scenario]:
    """Return the scenario of every route."""
    functions = list(http_functions())
    schemas = schemas_of(functions)
    derived = {
        f"{each.route.method} {each.route.path}": _derived(request_event(each, schemas)) for each in functions
    }
    arranged = arranged_scenarios()
    assert arranged.keys() <= derived.keys(), "a scenario of no route"
    return {**derived, **arranged}


def arranged_scenarios() -> Mapping[str, Scenario]:
    """Return the scenarios of `tests/support/scenarios/*.py` by route."""
    for file in sorted((Path(__file__).parent / "scenarios").glob("*.py")):
        import_module(f"tests.support.scenarios.{file.stem}")
    return _ARRANGED


def _derived(event: dict[str, Any]) -> Scenario:
    """Return the scenario of a sample event: each thing of the world replaces the example of its name."""

    def made(world: World) -> Request:
        return Request(
            path=_with(world.things, event["pathParameters"] or {}),
            body=_with(world.things, json.loads(event["body"] or "null")),
            query=_with(world.things, event["queryStringParameters"]),
        )

    return made


def _with(things: Mapping[str, Any], example: Any) -> Any:
    if isinstance(example, list):
        return [_with(things, each) for each in example]
    if isinstance(example, dict):
        return {name: things.get(name, _with(things, value)) for name, value in example.items()}
    return example
