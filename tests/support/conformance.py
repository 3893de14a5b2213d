"""Holds answers of the gateway against the OpenAPI document, by the checks of schemathesis."""

from functools import cache
from typing import Any

import schemathesis
from schemathesis import APIOperation, Case, Response
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from werkzeug.test import TestResponse

from infra.functions import http_functions
from infra.openapi import document
from tests.support.gateway import Gateway
from tests.support.people import key
from tests.support.scenario import Request
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

BASE = "http://api.tms.example"

SHOWN = 3
"""How many of a route's faults are told."""

PEOPLE = {"nobody": "", "guest": "guest"} | {
    name: person["roles"]
    for name, person in reversed(SIGNED_IN.items())
    if not name.startswith(("other_", "foreign_"))
}
"""One person for each role, with the role's name."""


@cache
def operations() -> dict[str, Operation]:
    """Return every operation by its route."""
    routes = [each.route for each in http_functions()]
    known = {f"{route.method} {route.shown}": f"{route.method} {route.path}" for route in routes}
    return {known[operation.label]: operation for operation in described(document())}


def described(document: dict[str, Any]) -> list[Operation]:
    schema = schemathesis.openapi.from_dict(document)
    schema.app = Gateway()
    schema.config.generation.update(with_security_parameters=False)
    return [each.ok() for each in schema.get_all_operations() if isinstance(each, Ok)]


def faults_of(case: Made, headers: dict[str, str]) -> list[str]:
    """Send a request and return what is wrong with the answer."""
    return faults_in(case, case.call(base_url=BASE, headers=headers))


def faults_in(case: Made, response: Response | TestResponse) -> list[str]:
    """Return what is wrong with an answer to `case`, or to a request of its operation."""
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
