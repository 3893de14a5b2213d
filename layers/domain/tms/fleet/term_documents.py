"""How the terms of a trip's prices are written in the documents of trips and sales, and read again; pure."""

from typing import Any

from tms.fleet.prices import Promoted, Terms
from tms.fleet.routes import Category


def document_of(terms: Terms) -> dict[str, Any]:
    """Return terms for JSON."""
    return {
        "promoted": [[*pair, each.name, each.regular] for pair, each in sorted(terms.promoted.items())],
        "categories": [[each.code, each.percent, each.age] for each in terms.categories],
        "round_to": terms.round_to,
    }


def terms_of(document: dict[str, Any] | None) -> Terms:
    """Return the terms that a document holds; a trip that was stored before there were any has none."""
    if document is None:
        return Terms()
    return Terms(
        {(start, stop): Promoted(name, regular) for start, stop, name, regular in document["promoted"]},
        tuple(Category(*each) for each in document["categories"]),
        document["round_to"],
    )
