"""Idempotency-Keys: a hash of the request, kept with what it made, tells its repeat from another request.

The key itself makes the id of what the request makes (`ids.derived_id`): a repeat meets its own record.
"""

import hashlib
from typing import TYPE_CHECKING

from tms.kernel.errors import Invalid

if TYPE_CHECKING:
    from pydantic import BaseModel


def hash_of(request: "BaseModel") -> str:
    """Return what is kept of a request: SHA-256 in hex of its normal form."""
    return hashlib.sha256(request.model_dump_json().encode()).hexdigest()


def key_reused() -> Invalid:
    """Return the refusal of another request under a key that made something already."""
    return Invalid(
        "idempotency_key_reused", "This Idempotency-Key was used for another request; take a new one."
    )
