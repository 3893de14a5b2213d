"""Promo codes of the home company, made through the functions."""

from datetime import timedelta
from typing import Any

from tests.support.buying import expect
from tests.support.functions import call
from tests.support.people import OWNER, Person, key
from tms.kernel.clock import now, rfc3339

TENTH: dict[str, Any] = {"promo_code": "ADVENT10", "percent": 10, "currency": "RWF", "budget": 10_000}
"""A code that takes off ten percent, and at most 10,000 francs in all."""


def terms(**changes: Any) -> dict[str, Any]:
    """Return the body of a request for a code that is valid for a day."""
    return {**TENTH, "valid_until": rfc3339(now() + timedelta(days=1)), **changes}


def promo_code(**changes: Any) -> dict[str, Any]:
    """Make a code; return it."""
    body = terms(**changes)
    return expect(201, call("bookings/create_promo_code", body=body, caller=OWNER, headers=key()))


def look_at(code: dict[str, Any], caller: Person = OWNER) -> dict[str, Any]:
    """Look at a code as it stands."""
    path = {"promo_code_id": code["promo_code_id"]}
    return expect(200, call("bookings/get_promo_code", path=path, caller=caller))


def change(code: dict[str, Any], caller: Person = OWNER, **changes: Any) -> dict[str, Any]:
    """Change a code; return it."""
    path = {"promo_code_id": code["promo_code_id"]}
    return expect(200, call("bookings/update_promo_code", path=path, body=changes, caller=caller))
