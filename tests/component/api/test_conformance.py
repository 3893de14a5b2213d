"""The whole OpenAPI document as each role: no 5xx, and nothing that the document does not say.

schemathesis makes the requests from the document, good ones and bad ones; real ids and whole valid requests
(those of the matrix) are mixed in, for what is made up alone ends at 404. They go through the gateway in this
process, with real tokens. One person for whom the route does its work sends all of them, the others a few; in
the long run everybody sends all of them.
"""

import copy
import random
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode

from infra.openapi import document
from tests.support.conformance import (
    PEOPLE,
    SHOWN,
    Made,
    Operation,
    admitted,
    described,
    faults_of,
    headers,
    operations,
    valid,
)
from tests.support.matrix import matrix
from tests.support.scenario import Request, scenarios
from tests.support.sizes import SOAK, sized
from tests.support.snapshot import Snapshot
from tests.support.world import World

EXAMPLES = sized(8, soak=40)
"""How many good and how many bad requests are made for an operation; `FEW` if it takes headers alone."""

FEW = 3
"""How many requests everybody sends."""

QUIET = settings(
    derandomize=not SOAK,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.soak
@pytest.mark.parametrize("route", operations())
def test_it_answers_every_role_as_documented(route: str, world: World, before: Snapshot):
    operation = operations()[route]
    before.put_back()
    request = scenarios()[route](world)
    prepared = Snapshot.taken()
    cases = [valid(operation, request), *made(operation, request)]
    within = [name for name, role in PEOPLE.items() if admitted(operation, role)]
    within.sort(key=lambda name: matrix().row(route)[name])
    thorough = within if SOAK else within[:1]
    faults = []
    for name in PEOPLE:
        for case in cases if name in thorough else cases[:FEW]:
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


def made(operation: Operation, request: Request) -> list[Made]:
    """Return what schemathesis makes, a third of it as it is, the rest with real values in it."""
    found: list[Made] = []
    takes = bool(operation.path_parameters or operation.query or operation.body)
    collect(operation.as_strategy(), EXAMPLES if takes else FEW, found)
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
