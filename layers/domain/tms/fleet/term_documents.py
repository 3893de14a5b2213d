"""How the terms of a trip's prices are written in the documents of trips and sales, and read again; pure."""

from typing import Any

from tms.fleet.prices import Promoted, Terms
from tms.fleet.routes import Category


def document_of(terms: Terms) -> dict[str, Any]:
    """Return terms for JSON."""
    return {
        "promoted": [[*pair, each.name, each.regular] for pair, each in sorted(terms.promoted.items())],
        "categories": list(map(category_document, terms.categories)),
        "round_to": terms.round_to,
        **({} if terms.has_usual_luggage else {"pieces": [terms.free_luggage, terms.piece_price]}),
    }


def category_document(category: Category) -> list[Any]:
    """Return a category for JSON; what is as usual is left out."""
    document = [category.code, category.percent, category.age]
    if category.needs_seat and category.free_luggage is None:
        return document
    return [*document, category.needs_seat, category.free_luggage]


def terms_of(document: dict[str, Any] | None) -> Terms:
    """Return the terms that a document holds; a trip that was stored before there were any has none."""
    if document is None:
        return Terms()
    return Terms(
        {(start, stop): Promoted(name, regular) for start, stop, name, regular in document["promoted"]},
        tuple(Category(*each) for each in document["categories"]),
        document["round_to"],
        *document.get("pieces", ()),
    )
