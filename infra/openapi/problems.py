"""The problems that each route answers, and the responses of the document that hold them."""

import http
from collections.abc import Collection, Iterable
from typing import Any

from infra.openapi import jwe
from infra.openapi.words import KINDS, words_of
from tms.kernel.http.routes import Route

Json = dict[str, Any]

_SHARED = {
    "MalformedBody": (400, {"malformed_json"}),
    "MalformedRequest": (
        400,
        {
            "idempotency_key_invalid",
            "idempotency_key_missing",
            "malformed_json",
        },
    ),
    "MalformedSealedBody": (400, {"bad_jwe", "jwe_replayed", "malformed_json"}),
    "MalformedSealedRequest": (
        400,
        {
            "bad_jwe",
            "idempotency_key_invalid",
            "idempotency_key_missing",
            "jwe_replayed",
            "malformed_json",
        },
    ),
    "MalformedGuestRequest": (
        400,
        {
            "bad_jwe",
            "booking_key_missing",
            "idempotency_key_invalid",
            "idempotency_key_missing",
            "jwe_replayed",
            "malformed_json",
        },
    ),
    "NotSignedIn": (401, {"not_signed_in"}),
    "NoSuchGuest": (401, {"bad_booking_key", "not_signed_in"}),
    "NotAllowed": (403, {"not_allowed"}),
    "MayNotChange": (403, {"account_suspended", "company_suspended", "not_allowed"}),
    "NotFound": (404, {"not_found"}),
    "BodyTooLarge": (413, {"body_too_large"}),
    "NotJson": (415, {"not_json"}),
    "WrongField": (422, {"invalid_field"}),
    "InternalError": (500, {"internal_error"}),
    "Busy": (503, {"busy"}),
}
"""Responses that are the same on many routes, by their name in the document: status and codes."""

_WITH_TWIN = frozenset({"Busy", "InternalError", "MayNotChange", "NotAllowed", "WrongField"})
"""Shared responses with a twin that may come encrypted. The others are answered before a body is decrypted.

The twin's name begins with `Sealed`, a word that clients know from the document: here alone it means a JWE.
"""

_TITLES = {kind.status: kind.title for kind in KINDS.values()}


def codes_of(route: Route) -> dict[int, set[str]]:
    """Return the codes that a route may answer, by status: its own and those of every route like it."""
    codes: dict[int, set[str]] = {500: {"internal_error"}, 503: {"busy"}}

    def add(status: int, *more: str) -> None:
        codes.setdefault(status, set()).update(more)

    for status, own in route.errors.items():
        add(status, *own)
    if route.body is not None:
        add(400, "malformed_json")
        add(413, "body_too_large")
        add(415, "not_json")
    if route.jwe:
        add(400, "bad_jwe", "jwe_replayed")
    if route.idempotent:
        add(400, "idempotency_key_invalid", "idempotency_key_missing")
        add(400, *(["booking_key_missing"] if route.guests else []))
    if not route.public:
        add(401, "not_signed_in")
        add(403, *_refusals(route))
    if route.guests:
        add(401, "bad_booking_key")
    if "_id}" in route.path:
        add(404, "not_found")
    if route.body is not None or route.query is not None:
        add(422, "invalid_field")
    return codes


def _refusals(route: Route) -> list[str]:
    """Return the codes by which a signed-in caller may be refused."""
    codes = ["not_allowed"]
    if route.refuses_suspended or route.of_others:
        codes.append("account_suspended")
    if route.refuses_suspended and not route.allowed_while_company_suspended:
        codes.append("company_suspended")
    return codes


def explained(routes: Iterable[Route]) -> Json:
    """Return the words of every code that one of the routes may answer."""
    codes = {code for route in routes for code in told_by(route)}
    return {code: words_of(code) for code in sorted(codes)}


def told_by(route: Route) -> set[str]:
    """Return every code that a route may tell: of a refused request, and of a rejected item."""
    return {code for each in codes_of(route).values() for code in each}.union(route.rejects)


def responses(route: Route) -> Json:
    """Return the problem responses of a route, by status."""
    codes = sorted(codes_of(route).items())
    return {str(status): _shared_or_own(status, each, encrypted=route.jwe) for status, each in codes}


def shared_responses() -> Json:
    """Return the responses that routes refer to by name."""
    found = {
        name: _response(status, codes, encrypted="bad_jwe" in codes)
        for name, (status, codes) in _SHARED.items()
    }
    for name in _WITH_TWIN:
        found[f"Sealed{name}"] = _response(*_SHARED[name], encrypted=True)
    return dict(sorted(found.items()))


def schema() -> Json:
    """Return the schema of a problem document."""
    text = {"type": "string"}
    return {
        "type": "object",
        "description": "A problem (RFC 9457). Programs go by `code`, people read `detail`.",
        "properties": {
            "type": {**text, "description": "`urn:tms:problem:` and the code."},
            "title": {**text, "description": "The kind of problem; the same for every one of its status."},
            "status": {"type": "integer", "description": "The HTTP status."},
            "code": {**text, "description": "A stable word for programs."},
            "detail": {**text, "description": "One sentence about this very occurrence."},
            "pointer": {**text, "description": "The field that is wrong (JSON pointer, RFC 6901)."},
            "errors": {
                "type": "array",
                "description": "Every field that is wrong.",
                "items": {
                    "type": "object",
                    "properties": {"pointer": text, "detail": text},
                    "required": ["pointer", "detail"],
                },
            },
            "steps": {
                "type": "array",
                "description": "The paths of the two steps by which staff sign in.",
                "items": text,
            },
            "retry_after": {"type": "integer", "description": "Seconds to wait, as in Retry-After."},
        },
        "required": ["type", "title", "status", "code", "detail"],
    }


def _shared_or_own(status: int, codes: Collection[str], *, encrypted: bool) -> Json:
    for name, shared in _SHARED.items():
        if shared == (status, codes):
            prefix = "Sealed" if encrypted and name in _WITH_TWIN else ""
            return {"$ref": f"#/components/responses/{prefix}{name}"}
    return _response(status, codes, encrypted=encrypted)


def _response(status: int, codes: Collection[str], *, encrypted: bool) -> Json:
    said = "\n".join(f"- `{code}`: {words_of(code)}" for code in sorted(codes))
    headers = {"X-Correlation-Id": {"$ref": "#/components/headers/CorrelationId"}}
    if status == 401:
        headers["WWW-Authenticate"] = {"$ref": "#/components/headers/Authenticate"}
    if status in {429, 503}:
        headers["Retry-After"] = {"$ref": "#/components/headers/RetryAfter"}
    narrowed = {"properties": {"status": {"const": status}, "code": {"enum": sorted(codes)}}}
    return {
        "description": f"{http.HTTPStatus(status).phrase}.\n\n{said}",
        "headers": headers,
        "content": {
            "application/problem+json": {
                "schema": {"allOf": [{"$ref": "#/components/schemas/Problem"}, narrowed]},
                "example": _example(status, min(codes)),
            },
            **(jwe.content() if encrypted else {}),
        },
    }


def _example(status: int, code: str) -> Json:
    return {
        "type": f"urn:tms:problem:{code}",
        "title": _TITLES[status],
        "status": status,
        "code": code,
        "detail": words_of(code),
    }
