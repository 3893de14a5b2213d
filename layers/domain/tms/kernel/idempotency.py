"""Idempotency: a request that is sent again with the same Idempotency-Key is answered again and done once.

The id of what a request makes is derived from its key (`ids.derived_id`), so a repeat finds the record of the
first time. The record keeps a hash of its request, which tells a repeat from another request with that key.

Each caller has keys of their own: the id is derived from the caller too. Guests are told apart by their
booking keys, so a guest without one cannot make anything.
"""

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from tms.kernel.errors import BadRequest, Invalid

if TYPE_CHECKING:
    from tms.kernel.access.caller import Caller
    from tms.kernel.http.requests import Body


def key_of(headers: Mapping[str, str], caller: "Caller | None") -> str:
    """Return the UUID in the header Idempotency-Key, in lower case with dashes.

    Raises:
        BadRequest: `idempotency_key_missing`, `idempotency_key_invalid`; `booking_key_missing` if the caller
            is a guest that nothing tells from other guests: they would share their Idempotency-Keys.
    """
    raw = headers.get("idempotency-key")
    if not raw:
        raise BadRequest("idempotency_key_missing", "Send a UUID of your own in the header Idempotency-Key.")
    try:
        key = str(UUID(raw))
    except ValueError:
        raise BadRequest("idempotency_key_invalid", "The header Idempotency-Key is no UUID.") from None
    if caller is not None and caller.is_anonymous:
        raise BadRequest(
            "booking_key_missing",
            "Without an account, make a secret of 24 random letters and send it in the header Booking-Key.",
        )
    return key


def canonical(request: "Body") -> str:
    """Return the parsed body as JSON: the same for the same request, however it was written."""
    from msgspec import json

    return json.encode(request).decode()


def hash_of(request: "Body") -> str:
    """Return the hash of a request that its record keeps: 128 bits of SHA-256 of the parsed body, in hex."""
    return hashlib.sha256(canonical(request).encode()).hexdigest()[:32]


def key_reused() -> Invalid:
    """Return the refusal of a request whose key belongs to another request."""
    return Invalid(
        "idempotency_key_reused", "This Idempotency-Key was used for another request; take a new one."
    )
