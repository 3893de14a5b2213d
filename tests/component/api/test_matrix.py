"""Every route against every person: who may, succeeds; who may not, is refused and has changed nothing."""

import json
from functools import cache
from typing import Any

import pytest

from infra.functions import HttpFunction, http_functions
from infra.openapi import document
from tests.support.clocks import NOW
from tests.support.functions import Reply, call
from tests.support.matrix import PEOPLE, matrix
from tests.support.people import COMPANY, PASSENGER, key
from tests.support.scenario import Request, scenarios
from tests.support.snapshot import ASIDE, Snapshot
from tests.support.world import SIGNED_IN, World

FUNCTIONS = {f"{each.route.method} {each.route.path}": each for each in http_functions()}

SPEAKING = {
    401: {"not_signed_in"},
    403: {"another_company", "not_allowed", "not_the_customer", "not_the_driver"},
}
"""The codes by which somebody is refused for who they are; 404 has one for each kind of thing."""

STRANGERS = {"nobody", "guest", "other_passenger", "foreign_driver", "foreign_owner"}
"""Who must learn nothing of the passenger's or the home company's things, in lists and refusals either."""

FOREIGNERS = {"foreign_driver", "foreign_owner"}
"""Who works for another company; that they try what is the home company's is written down."""

PERSONAL = {"DELETE /auth/sessions/{session_id}"}
"""Routes that look among the caller's own things alone, and know no company."""

STAFF = {name for name, person in SIGNED_IN.items() if person["company"] or name == "platform_admin"}
"""Whose changes are audited."""

pytestmark = pytest.mark.xdist_group("matrix")


@pytest.mark.parametrize("route", FUNCTIONS)
def test_everybody_gets_what_the_table_says(route: str, world: World, before: Snapshot):
    answers = {name: ask(route, name, world, before) for name in PEOPLE.values()}
    assert {name: reply.status for name, reply in answers.items()} == matrix().row(route), {
        name: reply.content[:200]
        for name, reply in answers.items()
        if reply.status != matrix().row(route)[name]
    }


def ask(route: str, name: str, world: World, before: Snapshot) -> Reply:
    """Let a person make the route's request in a world in which nobody has asked before."""
    function = FUNCTIONS[route]
    before.put_back()
    world.clock.set(NOW)
    request = scenarios()[route](world)
    prepared = Snapshot.taken()
    reply = call(
        f"{function.service}/{function.name}",
        caller=world.caller(name),
        path=request.path,
        body=request.body,
        query=request.query,
        headers={**request.headers, **world.headers(name), **(key() if function.route.idempotent else {})},
    )
    changed = prepared.changed()
    if reply.status < 300 and name in STAFF and route in matrix().routes and changed - ASIDE:
        assert "audit" in changed, f"{name} has changed something by {route}, and nobody can look it up"
    if reply.status == 404 and name in FOREIGNERS and route not in PERSONAL:
        assert "audit" in changed, f"{name} has tried {route} on another company's thing"
    if reply.status >= 400:
        assert reply.code in SPEAKING.get(reply.status, {reply.code}), f"{name}: {reply.content!r}"
        assert changed <= ASIDE, f"{name} was refused {route} and has changed something"
    assert name not in STRANGERS or route in matrix().public or not leaked(world, request, reply), name
    return reply


def leaked(world: World, request: Request, reply: Reply) -> set[str]:
    """Return what an answer tells of the passenger's and the home company's things beyond the question."""
    secrets = {COMPANY, *(world.booking[each] for each in ("booking_id", "payment_id"))}
    secrets |= {world.held["booking_id"], world.ticket["ticket_id"], world.ticket["token"]}
    secrets |= {
        person["subject"]
        for person in SIGNED_IN.values()
        if person["company"] == COMPANY or person is PASSENGER
    }
    asked = json.dumps([dict(request.path), request.body, request.query])
    return {each for each in secrets if each in reply.content.decode(errors="replace") and each not in asked}


def test_what_an_owner_sees_would_be_a_leak_to_others(world: World, before: Snapshot):
    route = "GET /bookings/{booking_id}"
    assert world.ticket["ticket_id"] in leaked(world, Request(), ask(route, "passenger", world, before))


def test_every_route_has_a_row_and_every_row_a_route():
    assert FUNCTIONS.keys() == matrix().routes.keys() | matrix().public.keys()
    assert not matrix().routes.keys() & matrix().public.keys()


def test_every_route_has_a_scenario_and_every_scenario_a_route():
    assert scenarios().keys() == FUNCTIONS.keys()


def test_everybody_with_an_account_has_a_column():
    assert set(PEOPLE.values()) == {"nobody", "guest", *SIGNED_IN}


@pytest.mark.parametrize("route", matrix().routes)
def test_each_request_is_one_that_somebody_may_make_and_no_other_reason_refuses_it(route: str):
    statuses = set(matrix().routes[route].values())
    assert statuses & {200, 201, 202, 204}
    assert statuses <= {200, 201, 202, 204, 401, 403, 404, 409}


@pytest.mark.parametrize(("route", "function"), FUNCTIONS.items(), ids=list(FUNCTIONS))
def test_the_document_says_the_same(route: str, function: HttpFunction):
    """The security of an operation, and the roles that may call it, follow from the table."""
    described = operations()[f"{function.route.method} {function.route.shown}"]
    row = matrix().row(route)
    assert described["security"] == security(row, makes=function.route.idempotent)
    if route in matrix().public:
        assert "x-roles" not in described
        return
    roles = {person["roles"]: row[name] for name, person in SIGNED_IN.items()}
    assert {role for role, status in roles.items() if status < 300} <= set(described["x-roles"])
    for name, person in SIGNED_IN.items():
        if person["roles"] not in described["x-roles"]:
            assert row[name] == 403, f"{name} lacks the permission"


def security(row: dict[str, int], *, makes: bool) -> list[dict[str, list[str]]]:
    if row["nobody"] != 401:
        return []
    if row["guest"] == 401:
        return [{"AccessToken": []}]
    nameless: list[dict[str, list[str]]] = [] if makes else [{}]
    return [{"AccessToken": []}, {"BookingKey": []}, *nameless]


@cache
def operations() -> dict[str, dict[str, Any]]:
    return {
        f"{method.upper()} {path}": operation
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    }
