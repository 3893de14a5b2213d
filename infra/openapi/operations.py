"""One operation of the document: what a function takes, which caller it needs, and what it answers."""

import re
from http import HTTPStatus
from typing import Any

from infra.functions import HttpFunction
from infra.openapi import jwe, problems
from infra.openapi.schemas import Schemas, paragraphs
from infra.openapi.words import words_of
from tms.kernel.access.permissions import ROLES
from tms.kernel.http.routes import Route
from tms.kernel.ids import SHAPE

Json = dict[str, Any]

_PLAIN: dict[str, Json] = {
    "application/json": {"type": "object"},
    "image/svg+xml": {"type": "string"},
    "text/csv": {"type": "string"},
    "text/html": {"type": "string"},
}
"""Schemas of bodies that are no view, by media type. Other types are bytes, which have none."""


def operation(function: HttpFunction, schemas: Schemas) -> Json:
    """Return the operation of a function."""
    route = function.route
    return {
        "tags": [function.app.chapter],
        "operationId": function.name,
        "summary": route.summary,
        "description": _description(function),
        **_who(route),
        "security": _security(route),
        **_some("parameters", _parameters(route, schemas)),
        **_some("requestBody", _body(route, schemas)),
        "responses": dict(sorted((_good(route, schemas) | problems.responses(route)).items())),
    }


def _some(key: str, value: Any) -> Json:
    return {key: value} if value else {}


def _description(function: HttpFunction) -> str:
    route = function.route
    purpose = paragraphs(function.purpose)
    said = [purpose[:1].upper() + purpose[1:]]
    if route.allow is None:
        said.append("Anyone may call it.")
    else:
        needed = " or ".join(f"`{each}`" for each in route.permissions)
        said.append(f"Needs the permission {needed}; held by {', '.join(_roles(route))}.")
    if route.guests:
        said.append(f"A guest calls it without a token, and {_guest_key(route)}.")
    if route.jwe:
        said.append("Body and answer may be encrypted; see Encrypted bodies at the top.")
    if route.rejects:
        listed = "\n".join(f"- `{code}`: {words_of(code)}" for code in route.rejects)
        said.append(f"An item may be rejected, and the others taken, with the code of a problem:\n{listed}")
    if route.idempotent:
        said.append("A repeat with the same Idempotency-Key does nothing and gets the same answer.")
    return "\n\n".join(said)


def _guest_key(route: Route) -> str:
    if route.idempotent:
        return "owns what it makes by the secret in the header Booking-Key, which the client made"
    return "sees what was made with the secret in the header Booking-Key"


def _roles(route: Route) -> list[str]:
    """Return the roles whose holders may call a route."""
    holders = [role for role, granted in ROLES.items() if granted & set(route.permissions)]
    return [role for role in holders if role != "guest" or route.guests]


def _who(route: Route) -> Json:
    if route.allow is None:
        return {}
    other = {} if route.or_allow is None else {"x-or-permission": str(route.or_allow)}
    return {"x-permission": str(route.allow), **other, "x-roles": _roles(route)}


def _security(route: Route) -> list[Json]:
    if route.public:
        return []
    ways: list[Json] = [{"AccessToken": []}]
    if route.guests:
        ways += [{"BookingKey": []}] if route.idempotent else [{"BookingKey": []}, {}]
    return ways


def _parameters(route: Route, schemas: Schemas) -> list[Json]:
    found = [_path_parameter(name, schemas) for name in re.findall(r"{(\w+)}", route.shown)]
    if route.query is not None:
        definition = schemas.definition(route.query)
        required = definition.get("required", [])
        found += [
            {"name": name, "in": "query", "required": name in required, "schema": _without_null(schema)}
            for name, schema in definition["properties"].items()
        ]
    if route.idempotent:
        found.append({"$ref": "#/components/parameters/IdempotencyKey"})
    if route.method == "GET":
        found.append({"$ref": "#/components/parameters/IfNoneMatch"})
    return found


def _without_null(schema: Json) -> Json:
    """Return the schema of a parameter that may be left out, for null cannot be written in a query."""
    options = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    if len(options) != 1:
        return schema
    left = {key: value for key, value in schema.items() if key not in {"anyOf", "default"}}
    return {**left, **options[0]}


def _path_parameter(name: str, schemas: Schemas) -> Json:
    shape = _some("pattern", f"^{SHAPE.pattern}$" if name.endswith("_id") else "")
    schema = {"type": "string", **shape, "examples": [schemas.examples.of_parameter(name)]}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _body(route: Route, schemas: Schemas) -> Json:
    if route.body is None:
        return {}
    definition = schemas.definition(route.body)
    return {
        "description": definition["description"],
        "required": True,
        "content": {
            "application/json": _content(route.body, schemas),
            **(jwe.content() if route.jwe else {}),
        },
    }


def _content(cls: type, schemas: Schemas) -> Json:
    return {"schema": schemas.reference(cls), "example": schemas.example(cls)}


def _good(route: Route, schemas: Schemas) -> Json:
    answer: Json = {"description": HTTPStatus(route.status).phrase + ".", "headers": _headers(route)}
    if isinstance(route.returns, str):
        schema = _PLAIN.get(route.returns)
        answer["content"] = {route.returns: {"schema": schema} if schema else {}}
    elif route.returns is not None:
        answer["description"] = schemas.definition(route.returns)["description"]
        answer["content"] = {"application/json": _content(route.returns, schemas)}
    if route.jwe and "content" in answer:
        answer["content"] |= jwe.content()
    found = {str(route.status): answer}
    if _is_tagged(route):
        found["304"] = {"$ref": "#/components/responses/NotModified"}
    return found


def _headers(route: Route) -> Json:
    names = ["CacheControl", "CorrelationId"] + (["ETag"] if _is_tagged(route) else [])
    shown = {"CacheControl": "Cache-Control", "CorrelationId": "X-Correlation-Id"}
    return {shown.get(name, name): {"$ref": f"#/components/headers/{name}"} for name in names}


def _is_tagged(route: Route) -> bool:
    """Tell whether a client can ask if the answer has changed; one that leads elsewhere has no tag."""
    return route.method == "GET" and route.status == 200
