"""Quotes: what a caller was offered, kept in Guards until it is taken up or forgotten.

The id of a quote is derived from all that it offers. So an offer that is made again is the same record, and
one that would be different now has another id.
"""

import json
from collections.abc import Mapping
from typing import Any

from pynamodb.attributes import JSONAttribute

from tms.kernel.access.guards import GuardRecord
from tms.kernel.ids import derived_id

KEPT_SECONDS = 24 * 3600
"""How long a quote is kept after its end. A caller that takes it up later is told what has changed."""


class QuoteRecord(GuardRecord):
    """`QUOTE#<id>` / `QUOTE`: what was wished for. It holds no personal data."""

    wish: JSONAttribute = JSONAttribute()


def quote_id(thing_id: str, offer: Mapping[str, Any]) -> str:
    """Return the id of a quote about a thing; each value of `offer` is part of it."""
    return derived_id("quo", thing_id, json.dumps(offer, sort_keys=True))


def keep(quote: str, wish: Mapping[str, Any], until: int) -> None:
    """Keep what a quote was asked for.

    Args:
        wish: what the quote is made of again when it is taken up.
        until: epoch second at which the offer ends.
    """
    QuoteRecord(f"QUOTE#{quote}", "QUOTE", wish=dict(wish), expires=until + KEPT_SECONDS).save()


def wish_of(quote: str) -> dict[str, Any] | None:
    """Return what a quote was asked for; None if there is no such quote, or it was forgotten."""
    try:
        record = QuoteRecord.get(f"QUOTE#{quote}", "QUOTE", consistent_read=True)
    except QuoteRecord.DoesNotExist:
        return None
    return dict(record.wish)
