"""How routes are written in the fleet table, and read again; for stores alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tms.fleet.routes import Category, ClassFare, Fares, Promotion, Route, RouteStop
from tms.fleet.term_documents import category_document


def document_of(route: Route) -> dict[str, Any]:
    """Return what the document of a route's record holds: all that a version may change but the name."""
    return {
        "currency": route.currency,
        "round_to": route.round_to,
        "stops": [[stop.station_id, stop.running_s, stop.dwell_s, stop.metres] for stop in route.stops],
        "fares": _fares_document(route.fares),
        "class_fares": {
            bus_class: [fare.percent, _fares_document(fare.fares)]
            for bus_class, fare in route.class_fares.items()
        },
        "categories": list(map(category_document, route.categories)),
        "promotions": [_promotion_document(each) for each in route.promotions],
        "luggage": dict(route.luggage),
        "pieces": [route.free_luggage, route.piece_price],
    }


def parts_of(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes of the route that a document was made of."""
    free_luggage, piece_price = document.get("pieces", (1, None))
    return {
        "currency": document["currency"],
        "round_to": document["round_to"],
        "stops": tuple(RouteStop(*each) for each in document["stops"]),
        "fares": _fares(document["fares"]),
        "class_fares": {
            bus_class: ClassFare(percent, _fares(fares))
            for bus_class, (percent, fares) in document["class_fares"].items()
        },
        "categories": tuple(Category(*each) for each in document["categories"]),
        "promotions": tuple(map(_promotion, document["promotions"])),
        "luggage": document["luggage"],
        "free_luggage": free_luggage,
        "piece_price": piece_price,
    }


def _fares_document(fares: Fares) -> list[list[int]]:
    return [[start, stop, amount] for (start, stop), amount in sorted(fares.items())]


def _promotion_document(promotion: Promotion) -> dict[str, Any]:
    return {
        "name": promotion.name,
        "percent": promotion.percent,
        "price": promotion.price,
        "valid_from": promotion.valid_from.isoformat() if promotion.valid_from else None,
        "valid_until": promotion.valid_until.isoformat() if promotion.valid_until else None,
        "weekdays": sorted(promotion.weekdays),
        "pairs": sorted(promotion.pairs),
        "bus_classes": sorted(promotion.bus_classes),
    }


def _fares(document: list[list[int]]) -> dict[tuple[int, int], int]:
    return {(start, stop): amount for start, stop, amount in document}


def _promotion(document: Mapping[str, Any]) -> Promotion:
    first, last = document["valid_from"], document["valid_until"]
    return Promotion(
        name=document["name"],
        percent=document["percent"],
        price=document["price"],
        valid_from=date.fromisoformat(first) if first else None,
        valid_until=date.fromisoformat(last) if last else None,
        weekdays=frozenset(document["weekdays"]),
        pairs=frozenset((start, stop) for start, stop in document["pairs"]),
        bus_classes=frozenset(document["bus_classes"]),
    )
