"""The whole document: the operation of every function, and the parts that operations share."""

import importlib
import json
import tomllib
from collections.abc import Iterable
from typing import Any

from infra.functions import FOLDER, HttpFunction, http_functions
from infra.openapi import jwe, problems
from infra.openapi.operations import operation
from infra.openapi.schemas import Schemas
from infra.place import ROOT

Json = dict[str, Any]

TARGET = FOLDER / "web" / "openapi.json"

_WITHOUT_DOMAIN = {"site": "The apps for people.", "web": "This documentation."}
"""Services that answer with files of their own."""

ABOUT = (
    """\
Bus tickets from the search of a trip to the scan at the door, and where the bus is meanwhile.

- JSON in snake_case. A field or query parameter that we do not know is refused, except in what devices send.
  Answers may get new fields.
- What a device gathered is taken item by item: `rejected` names the items that were not, and why.
- Times are RFC 3339 with an offset: the stop's in all that belongs to a journey, else UTC.
- Amounts are whole minor units of their currency, and RWF has none.
- An id is a prefix that names the kind, and a ULID, so ids sort by the time of making: `bkg_01J...`.
- Errors are problem documents (RFC 9457): go by `code`, show `detail`, quote X-Correlation-Id to us.
- For an operation with Idempotency-Key, send a new UUID for each new request, and the same one to try again.
- A guest's client makes a random secret once, keeps it, and sends it in Booking-Key with every request.
- A GET answers with an ETag. Send it back in If-None-Match, and an unchanged answer is a 304 without a body.
- HEAD is answered as GET is, without the body.

"""
    + jwe.ABOUT
)

_ORDER = ("auth", "fleet", "trips", "bookings", "payments", "tickets", "tracking", "web")
"""Services in the order in which a passenger meets them; later ones follow by name."""


def document() -> Json:
    """Return the OpenAPI document of all functions."""
    functions = list(http_functions())
    schemas = schemas_of(functions)
    paths = _paths(functions, schemas)
    bodies = {function.route.body for function in functions}
    schemas.drop(query for each in functions if (query := each.route.query) and query not in bodies)
    return {
        "openapi": "3.1.0",
        "info": {"title": "TMS", "version": _version(), "summary": "Bus tickets", "description": ABOUT},
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "servers": [{"url": ".", "description": "Where this document is; its stage is part of the address."}],
        "tags": [{"name": chapter, "description": _about(chapter)} for chapter in _chapters(functions)],
        "paths": paths,
        "components": {
            "schemas": dict(
                sorted({**schemas.definitions, **jwe.SCHEMAS, "Problem": problems.schema()}.items())
            ),
            "responses": {**problems.shared_responses(), "NotModified": _NOT_MODIFIED},
            "parameters": _PARAMETERS,
            "headers": _HEADERS,
            "securitySchemes": _SECURITY,
        },
        "x-problems": problems.explained(function.route for function in functions),
    }


def schemas_of(functions: Iterable[HttpFunction]) -> Schemas:
    """Return the schemas of all that functions take and answer."""
    routes = [function.route for function in functions]
    taken = {model for route in routes for model in (route.query, route.body) if model is not None}
    views = {route.returns for route in routes if isinstance(route.returns, type)}
    return Schemas(_by_name(taken | views))


def written(document: Json) -> str:
    """Return the document as it is kept in the file."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _paths(functions: list[HttpFunction], schemas: Schemas) -> Json:
    paths: Json = {}
    for function in sorted(functions, key=lambda each: (each.route.path, each.route.method)):
        methods = paths.setdefault(function.route.shown, {})
        methods[function.route.method.lower()] = operation(function, schemas)
    return paths


def _chapters(functions: list[HttpFunction]) -> list[str]:
    found = {function.app.chapter for function in functions}
    return [name for name in _ORDER if name in found] + sorted(found.difference(_ORDER))


def _about(chapter: str) -> str:
    if chapter in _WITHOUT_DOMAIN:
        return _WITHOUT_DOMAIN[chapter]
    words = (importlib.import_module(f"tms.{chapter}").__doc__ or "").strip()
    words = words.removeprefix(f"{chapter.capitalize()}: ")
    return words[:1].upper() + words[1:]


def _by_name(classes: set[Any]) -> list[type]:
    return sorted(classes, key=lambda cls: (cls.__module__, cls.__qualname__))


def _version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])


IDEMPOTENCY_KEY = "3f0f7c1e-6f0a-4d0e-9d43-0f6a2a1f7b52"
"""The example of the header."""

_TEXT = {"type": "string"}

_NOT_MODIFIED: Json = {
    "description": "Not Modified: what the client has, by If-None-Match, is what it would get.",
    "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
}

_PARAMETERS: Json = {
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "description": "A UUID made by the client: new for each new request, the same one to try again.",
        "schema": {**_TEXT, "format": "uuid", "examples": [IDEMPOTENCY_KEY]},
    },
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "required": False,
        "description": "The ETag of the answer that the client has already.",
        "schema": _TEXT,
    },
}

_HEADERS: Json = {
    "Authenticate": {"description": "`Bearer`: send an access token.", "schema": _TEXT},
    "CacheControl": {"description": "How long anyone may keep the answer.", "schema": _TEXT},
    "CorrelationId": {"description": "Names this request in our logs.", "schema": _TEXT},
    "ETag": {"description": "Names this very body.", "schema": _TEXT},
    "RetryAfter": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 0}},
}

_SECURITY: Json = {
    "AccessToken": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "The `access_token` of POST /auth/login.",
    },
    "BookingKey": {
        "type": "apiKey",
        "in": "header",
        "name": "Booking-Key",
        "description": "A secret that a guest's client makes: at least 128 random bits in base64url, "
        "22 to 64 characters. A request that shows it may see what was made with it; keep it as a password.",
    },
}
