"""The problems that the API answers: what each code means, and the responses that hold them."""

import http
from collections.abc import Collection, Mapping
from typing import Any

from infra.openapi import jwe
from infra.problems import Stop
from tms.kernel import errors
from tms.kernel.errors import Problem
from tms.kernel.http.routes import MAX_BODY_BYTES, Route

Json = dict[str, Any]

WORDS: Mapping[str, str] = {
    "account_deleted": "The account was deleted: it takes no name any more.",
    "account_exists": "The e-mail address or phone number has an account already; sign in instead.",
    "account_gone": "The token is good, but its account no longer exists.",
    "account_suspended": "The account is suspended; ask the support.",
    "account_unverified": "The name waits for the code that was sent there; see POST /auth/verify.",
    "already_paid": "The booking is paid already.",
    "bad_cursor": "The cursor is none that an answer gave as `next_cursor`; begin without one.",
    "bad_jwe": "The encrypted body cannot be opened, or its header is not as it should be.",
    "bad_booking_key": "The header Booking-Key holds no key of ours.",
    "beyond_own_permissions": "One gives and takes only what one holds; `permissions` lists what is missing.",
    "body_too_large": f"The body has more than {MAX_BODY_BYTES // 1024} KiB.",
    "booking_not_found": "There is no such booking, or it is somebody else's.",
    "built_in_role": "Built-in roles cannot be changed; make one of your own.",
    "busy": "Try again after Retry-After seconds, with the same Idempotency-Key if you sent one.",
    "company_not_found": "There is no such company, or it is another one than the caller's.",
    "company_suspended": "The company is suspended; ask the support.",
    "hold_expired": "The hold ran out before it was paid; hold seats again.",
    "idempotency_key_invalid": "The header Idempotency-Key is no UUID.",
    "idempotency_key_missing": "The header Idempotency-Key is missing; send a UUID of your own.",
    "idempotency_key_reused": "This Idempotency-Key came with another request before; take a new one.",
    "internal_error": "An error on our side. It has been recorded under the answer's X-Correlation-Id.",
    "invalid_field": "A field is wrong, missing or unknown; `pointer` says which, `errors` lists them all.",
    "invitation_over": "The invitation is unknown, has run out, or was used, replaced or taken back.",
    "jwe_replayed": "A JWE with this `jti` came before; make a new one.",
    "last_owner": "The company would be left without an active owner; make another one first.",
    "last_way_to_sign_in": "No proven address or number would be left; give another one and its code first.",
    "malformed_json": "The body is no valid JSON.",
    "membership_ended": "The account does not work for its company now; ask the company.",
    "no_position": "The trip's bus has not reported a position, or there is no such trip.",
    "no_such_role": "The company has no such role to give.",
    "no_such_seat": "The bus has no seat of this label.",
    "no_such_station": "No station has this id or name; find one with GET /search/stations.",
    "no_such_stretch": "The trip does not go from the one stop to the other.",
    "not_allowed": "The caller's roles do not hold the permission that this needs.",
    "not_by_the_company": "The account was deleted, or suspended by others than its company.",
    "not_found": "The identifier in the path has a shape that none of ours has.",
    "not_invited": "They have joined already, or were deactivated: there is nothing to accept.",
    "not_json": "The body is sent as a media type that is not read here.",
    "not_signed_in": "An access token is needed: none came with the request, or one that does not hold.",
    "not_staff": "The account is no staff's: it signs in by POST /auth/login.",
    "not_the_driver": "Only this trip's driver may do this, or staff of the company where it says so.",
    "own_account": "Nobody changes their own roles or standing; ask somebody else.",
    "payment_not_found": "There is no such payment, or it is somebody else's.",
    "payment_running": "A payment for this booking is on its way already; wait for its end.",
    "permissions_changed": "The caller's permissions changed since the token was issued; refresh it.",
    "role_in_use": "People have this role; `holders` says how many. Give them another one first.",
    "role_name_taken": "The company has a role of this name.",
    "role_not_found": "There is no such role, or it is another company's.",
    "sales_closed": "Sales for this departure have ended, or its company sells nothing at present.",
    "same_station": "The journey would end at the station where it begins.",
    "scan_conflict": "Two scans of this ticket met; send the same scan, with its nonce, again.",
    "seat_blocked": "The seat is not on sale.",
    "seat_taken": "The seat is held or sold for a part of the stretch, or too few seats are free.",
    "seat_twice": "Two passengers of one booking ask for the same seat.",
    "session_not_found": "The caller has no such session.",
    "session_over": "The session was signed out, has run out, or its refresh token was used twice.",
    "staff_not_found": "Nobody of the caller's company has this account.",
    "staff_sign_in": "Staff sign in in two steps, which `steps` names: a password, then a code by mail.",
    "stream_busy": "Some positions could not be taken now; send the request again.",
    "ticket_not_found": "There is no such ticket, or it is somebody else's.",
    "too_many_payments": "So many payments of this booking were begun that no further one is; book again.",
    "too_many_attempts": "Too many attempts from this address or at this account; wait for Retry-After.",
    "trip_not_found": "There is no such trip.",
    "trip_not_on_sale": "There is no such trip, or its seats are not on sale.",
    "trip_not_running": "The trip is not on sale yet or has arrived; its bus reports no position.",
    "wrong_code": "The code is wrong, was used, has run out, or was tried five times; ask for a new one.",
    "wrong_credentials": "No account has this identifier and password.",
    "wrong_password": "It is not the account's present password.",
    "wrong_trip_state": "The trip is not in the state from which this step is taken.",
}
"""One sentence for each code. A test holds them against the codes in the source."""

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

_SEALABLE = frozenset({"Busy", "InternalError", "MayNotChange", "NotAllowed", "WrongField"})
"""Shared responses with a twin, `Sealed...`, that may come encrypted; others come before a body is opened."""

_TITLES = {
    kind.status: kind.title
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, Problem)
}


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
    """Return why a caller that is known may be refused."""
    codes = ["not_allowed"]
    if route.refuses_suspended:
        codes.append("account_suspended")
        if not route.allowed_while_company_suspended:
            codes.append("company_suspended")
    return codes


def responses(route: Route) -> Json:
    """Return the problem responses of a route, by status."""
    codes = sorted(codes_of(route).items())
    return {str(status): _shared_or_own(status, each, route.jwe) for status, each in codes}


def shared_responses() -> Json:
    """Return the responses that routes refer to by name."""
    found = {
        name: _response(status, codes, sealable="bad_jwe" in codes)
        for name, (status, codes) in _SHARED.items()
    }
    for name in _SEALABLE:
        found[f"Sealed{name}"] = _response(*_SHARED[name], sealable=True)
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


def _shared_or_own(status: int, codes: Collection[str], sealable: bool) -> Json:  # noqa: FBT001 - of the route
    for name, shared in _SHARED.items():
        if shared == (status, codes):
            prefix = "Sealed" if sealable and name in _SEALABLE else ""
            return {"$ref": f"#/components/responses/{prefix}{name}"}
    return _response(status, codes, sealable=sealable)


def _response(status: int, codes: Collection[str], *, sealable: bool = False) -> Json:
    if missing := sorted(set(codes) - WORDS.keys()):
        raise Stop(f"Say in {__name__}.WORDS what these codes mean: {', '.join(missing)}.")
    said = "\n".join(f"- `{code}`: {WORDS[code]}" for code in sorted(codes))
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
            **(jwe.content() if sealable else {}),
        },
    }


def _example(status: int, code: str) -> Json:
    return {
        "type": f"urn:tms:problem:{code}",
        "title": _TITLES[status],
        "status": status,
        "code": code,
        "detail": WORDS[code],
    }
