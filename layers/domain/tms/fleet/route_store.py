"""Routes in the fleet table: the present version, every version, the name, and what uses the route."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tms.fleet.records import RouteRecord, RouteUseRecord, RouteUsesRecord
from tms.fleet.routes import Category, ClassFare, Fares, Promotion, Route, RouteState, RouteStop
from tms.kernel.queries import Listed, page
from tms.kernel.store import Record, Transaction


@dataclass(frozen=True, slots=True)
class Use:
    """What uses a route: a trip, a timetable.

    Attributes:
        kind: `trip` or `timetable`.
        id: its id.
        name: what people call it, as "Kigali - Huye, 2026-05-01 08:00".
    """

    kind: str
    id: str
    name: str


def find_route(route_id: str) -> Route | None:
    """Return a route as it is now, of any company."""
    return _read(route_id, "ROUTE")


def find_version(route_id: str, version: int) -> Route | None:
    """Return a version of a route, in the state that the route had when it was made."""
    return _read(route_id, _version_key(version))


def uses_of(route_id: str, limit: int) -> tuple[int, list[Use]]:
    """Return how many things use a route, and some of them."""
    try:
        count = int(RouteUsesRecord.get(f"ROUTE#{route_id}", "USES", consistent_read=True).uses)
    except RouteUsesRecord.DoesNotExist:
        count = 0
    listed = Listed(f"ROUTE#{route_id}", ("USE#", "USE$"), consistent=True)
    found = page(RouteUseRecord, listed, limit=limit).records
    return count, [Use(record.kind, record.sk.removeprefix("USE#"), record.name) for record in found]


def use_into(transaction: Transaction, route_id: str, use: Use) -> None:
    """Add to `transaction`: something new uses a route.

    Raises (at the commit):
        ConditionFailed: `route <route id>`, the route is retired or deleted; `route use <id>`, the thing uses
            it already.
    """
    record = RouteUseRecord(f"ROUTE#{route_id}", f"USE#{use.id}", kind=use.kind, name=use.name)
    transaction.put(f"route use {use.id}", record, Record.pk.does_not_exist())
    _count_into(transaction, route_id, 1, RouteUsesRecord.open == True)  # noqa: E712


def unuse_into(transaction: Transaction, route_id: str, user_id: str) -> None:
    """Add to `transaction`: something does not use a route any more.

    Raises (at the commit):
        ConditionFailed: `route use <id>`, it did not use the route.
    """
    key = RouteUseRecord(f"ROUTE#{route_id}", f"USE#{user_id}")
    transaction.delete(f"route use {user_id}", key, Record.pk.exists())
    _count_into(transaction, route_id, -1, RouteUsesRecord.uses > 0)


def _count_into(transaction: Transaction, route_id: str, change: int, condition: Any) -> None:
    key = RouteUsesRecord(f"ROUTE#{route_id}", "USES")
    transaction.update(f"route {route_id}", key, [RouteUsesRecord.uses.add(change)], condition)


def create_into(transaction: Transaction, route: Route) -> None:
    """Add to `transaction`: a new route.

    Raises (at the commit):
        ConditionFailed: `route`, there is one with this id.
    """
    absent = Record.pk.does_not_exist()
    transaction.put("route", _record(route, "ROUTE"), absent)
    transaction.put("version", _record(route, _version_key(route.version)), absent)
    uses = RouteUsesRecord(f"ROUTE#{route.route_id}", "USES", uses=0, open=route.state is RouteState.ACTIVE)
    transaction.put("uses", uses, absent)


def _read(route_id: str, sort_key: str) -> Route | None:
    try:
        return _route(RouteRecord.get(f"ROUTE#{route_id}", sort_key, consistent_read=True))
    except RouteRecord.DoesNotExist:
        return None


def _version_key(version: int) -> str:
    return f"VERSION#{version:08}"


def _record(route: Route, sort_key: str) -> RouteRecord:
    return RouteRecord(
        f"ROUTE#{route.route_id}",
        sort_key,
        company_id=route.company_id,
        name=route.name,
        state=route.state.value,
        version=route.version,
        revision=route.revision,
        request_hash=route.request_hash,
        changed_at=route.changed_at,
        changed_by=route.changed_by,
        document={
            "currency": route.currency,
            "round_to": route.round_to,
            "stops": [[stop.station_id, stop.running_s, stop.dwell_s, stop.metres] for stop in route.stops],
            "fares": _fares_document(route.fares),
            "class_fares": {
                bus_class: [fare.percent, _fares_document(fare.fares)]
                for bus_class, fare in route.class_fares.items()
            },
            "categories": [[each.code, each.percent, each.age] for each in route.categories],
            "promotions": [_promotion_document(each) for each in route.promotions],
            "luggage": dict(route.luggage),
        },
    )


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


def _route(record: RouteRecord) -> Route:
    document = record.document
    return Route(
        route_id=record.pk.removeprefix("ROUTE#"),
        company_id=record.company_id,
        name=record.name,
        stops=tuple(RouteStop(*each) for each in document["stops"]),
        currency=document["currency"],
        fares=_fares(document["fares"]),
        round_to=document["round_to"],
        class_fares={
            bus_class: ClassFare(percent, _fares(fares))
            for bus_class, (percent, fares) in document["class_fares"].items()
        },
        categories=tuple(Category(*each) for each in document["categories"]),
        promotions=tuple(map(_promotion, document["promotions"])),
        luggage=document["luggage"],
        state=RouteState(record.state),
        version=int(record.version),
        revision=int(record.revision),
        request_hash=record.request_hash,
        changed_at=int(record.changed_at),
        changed_by=record.changed_by,
    )


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
