"""The whole OpenAPI document as each role: no 5xx, and nothing that the document does not say.

schemathesis makes the requests from the document, good ones and bad ones; real ids and whole valid requests
(those of the matrix) are mixed in, for what is made up alone ends at 404. They go through the gateway in this
process, with real tokens.
"""

import copy
import random
from contextlib import suppress
from functools import cache
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from infra.openapi import document
from tests.support.gateway import Gateway
from tests.support.people import key
from tests.support.scenario import Request, scenarios
from tests.support.snapshot import Snapshot
from tests.support.world import SIGNED_IN, World

Operation = APIOperation[Any, Any, Any, Any]
Made = Case[Any]

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]

EXAMPLES = 8
"""How many good and how many bad requests are made for an operation; three if it takes headers alone."""

BASE = "http://api.tms.example"

SHOWN = 3
"""How many of a route's faults are told."""

PEOPLE = {"nobody": "", "guest": "guest"} | {
    name: person["roles"]
    for name, person in reversed(SIGNED_IN.items())
    if not name.startswith(("other_", "foreign_"))
}
"""One person for each role, with the role's name."""

QUIET = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@cache
def operations() -> dict[str, Operation]:
    """Return every operation by its route."""
    return {operation.label: operation for operation in described(document())}


def described(document: dict[str, Any]) -> list[Operation]:
    schema = schemathesis.openapi.from_dict(document)
    schema.app = Gateway()
    schema.config.generation.update(with_security_parameters=False)
    return [each.ok() for each in schema.get_all_operations() if isinstance(each, Ok)]


@pytest.mark.parametrize("route", operations())
def test_it_answers_every_role_as_documented(route: str, world: World, before: Snapshot):
    operation = operations()[route]
    before.put_back()
    request = scenarios()[route](world)
    prepared = Snapshot.taken()
    cases = [valid(operation, request), *made(operation, request)]
    faults = []
    for name, role in PEOPLE.items():
        for case in cases if admitted(operation, role) else cases[:3]:
            prepared.put_back()
            faults += [f"{name}: {fault}" for fault in faults_of(case, headers(world, name))]
    assert not faults, "\n\n".join(faults[:SHOWN])


def test_every_operation_is_tried():
    assert operations().keys() == scenarios().keys()


@pytest.mark.parametrize(
    ("route", "kind", "missing"),
    [
        ("POST /bookings", "responses", "201"),
        ("POST /bookings", "responses", "403"),
        ("GET /bookings/{booking_id}", "responses", "404"),
        ("GET /tickets/{ticket_id}/qr.svg", "content", "image/svg+xml"),
    ],
)
def test_what_the_document_leaves_out_is_found(
    route: str, kind: str, missing: str, world: World, before: Snapshot
):
    changed = copy.deepcopy(document())
    method, _, path = route.partition(" ")
    described_here = changed["paths"][path][method.lower()]["responses"]
    if kind == "responses":
        del described_here[missing]
    else:
        described_here["200"]["content"] = {"text/plain": {"schema": {"type": "string"}}}
    (operation,) = (each for each in described(changed) if each.label == route)
    before.put_back()
    request = scenarios()[route](world)
    found = [faults_of(valid(operation, request), headers(world, name)) for name in PEOPLE]
    assert any(found)


def faults_of(case: Made, headers: dict[str, str]) -> list[str]:
    """Send a request and return what is wrong with the answer."""
    response = case.call(base_url=BASE, headers=headers)
    try:
        case.validate_response(response, checks=CHECKS)
    except FailureGroup as found:
        return [f"{each.title}: {each.message}\n{found.message}" for each in found.exceptions]
    return []


def admitted(operation: Operation, role: str) -> bool:
    """Tell whether a role gets past the gateway and the permission; of a public operation nobody does."""
    raw = operation.definition.raw
    return role in raw["x-roles"] if raw["security"] else role == ""


def headers(world: World, name: str) -> dict[str, str]:
    return (
        {"Authorization": f"Bearer {world.access_tokens[name]}"} if name in SIGNED_IN else world.headers(name)
    )


def valid(operation: Operation, request: Request) -> Made:
    """Return the request of the matrix."""
    return operation.Case(
        path_parameters=dict(request.path),
        query=dict(request.query or {}),
        headers={**request.headers, **key()},
        **({} if request.body is None else {"body": request.body, "media_type": "application/json"}),
    )


def made(operation: Operation, request: Request) -> list[Made]:
    """Return what schemathesis makes, a third of it as it is, the rest with real values in it."""
    found: list[Made] = []
    takes = bool(operation.path_parameters or operation.query or operation.body)
    collect(operation.as_strategy(), EXAMPLES if takes else 3, found)
    if takes:
        with suppress(Unsatisfiable):  # any text is a good one where the document asks for no form
            collect(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE), EXAMPLES, found)
    chance = random.Random(operation.label)
    for number, case in enumerate(found):
        if number % 3:
            case.path_parameters = {**(case.path_parameters or {}), **request.path}
            case.query = mixed(case.query, dict(request.query or {}), chance)
        if number % 3 == 2 and request.body is not None:
            case.body = mixed(case.body, request.body, chance)
    return found


def collect(strategy: SearchStrategy[Made], number: int, found: list[Made]) -> None:
    @settings(QUIET, max_examples=number)
    @given(strategy)
    def take(case: Made) -> None:
        found.append(case)

    take()


def mixed(generated: Any, real: Any, chance: random.Random) -> Any:
    """Return what was made with most of the real values in its place."""
    if isinstance(generated, dict) and isinstance(real, dict):
        kept = {name: value for name, value in real.items() if chance.random() < 0.8}
        return {
            **generated,
            **{name: mixed(generated.get(name), value, chance) for name, value in kept.items()},
        }
    return real
