"""Routes in the fleet table: the present version, every version, the name, and what uses the route."""

from collections.abc import Iterable
from typing import Any

from tms.companies.lookalikes import look
from tms.fleet import station_use_store
from tms.fleet.records import RouteCardRecord, RouteRecord, RouteUseRecord, RouteUsesRecord
from tms.fleet.route_documents import document_of, parts_of
from tms.fleet.route_uses import RouteCard, Use
from tms.fleet.routes import Route, RouteState
from tms.kernel.queries import Listed, page, read_partition
from tms.kernel.store import Record, Transaction

ABSENT = Record.pk.does_not_exist()
ROUTE, VERSION, NAME, USES = "route", "version", "name", "uses"


def find_route(route_id: str) -> Route | None:
    """Return a route as it is now, of any company."""
    return _read(route_id, "ROUTE")


def find_routes(route_ids: Iterable[str]) -> list[Route]:
    """Return the routes with these ids that there are, as they are now, of any company."""
    keys = [(f"ROUTE#{route_id}", "ROUTE") for route_id in sorted(set(route_ids))]
    return [_route(record) for record in RouteRecord.batch_get(keys, consistent_read=True)] if keys else []


def routes_of(company: str) -> list[RouteCard]:
    """Return all routes of a company by name, as they are now."""
    records = read_partition({"ROUTENAME": RouteCardRecord}, f"COMPANY#{company}", consistent=True)
    return [_card(record) for record in records if isinstance(record, RouteCardRecord)]


def find_version(route_id: str, version: int) -> Route | None:
    """Return a version of a route, in the state that the route had when it was made."""
    return _read(route_id, _version_key(version))


def count_uses(route_id: str) -> int:
    """Return how many things use a route, as it is now."""
    try:
        return int(RouteUsesRecord.get(f"ROUTE#{route_id}", "USES", consistent_read=True).uses)
    except RouteUsesRecord.DoesNotExist:
        return 0


def uses_of(route_id: str, limit: int) -> list[Use]:
    """Return some of the things that use a route, as they are now."""
    listed = Listed(f"ROUTE#{route_id}", ("USE#", "USE$"), consistent=True)
    found = page(RouteUseRecord, listed, limit=limit).records
    return [Use(record.kind, record.sk.removeprefix("USE#"), record.name) for record in found]


def use_into(transaction: Transaction, route_id: str, use: Use) -> None:
    """Add to `transaction`: something new uses a route.

    Raises (at the commit):
        ConditionFailed: `route <route id>`, the route is retired or deleted; `route use <id>`, the thing uses
            it already.
    """
    record = RouteUseRecord(f"ROUTE#{route_id}", f"USE#{use.id}", kind=use.kind, name=use.name)
    transaction.put(f"route use {use.id}", record, ABSENT)
    _count_into(transaction, route_id, 1, RouteUsesRecord.open == True)  # noqa: E712


def unuse_into(transaction: Transaction, route_id: str, user_id: str) -> None:
    """Add to `transaction`: something does not use a route any more.

    Raises (at the commit):
        ConditionFailed: `route use <id>`, it did not use the route.
    """
    key = RouteUseRecord(f"ROUTE#{route_id}", f"USE#{user_id}")
    transaction.delete(f"route use {user_id}", key, Record.pk.exists())
    _count_into(transaction, route_id, -1, RouteUsesRecord.uses > 0)


def create_into(transaction: Transaction, route: Route) -> None:
    """Add to `transaction`: a new route, at most 4 writes and one for each of its stations.

    Raises (at the commit):
        ConditionFailed: `ROUTE`, the route was made before; `VERSION`, it was, even if it was deleted since;
            `NAME`, another route of the company has the name; `station <id>`, the station was deleted.
    """
    transaction.put(ROUTE, _record(route, "ROUTE"), ABSENT)
    transaction.put(VERSION, _record(route, _version_key(route.version)), ABSENT)
    uses = RouteUsesRecord(f"ROUTE#{route.route_id}", "USES", uses=0, open=route.state is RouteState.ACTIVE)
    transaction.put(USES, uses, ABSENT)
    transaction.put(NAME, _card_record(route), ABSENT)
    for station_id in sorted(_stations(route)):
        station_use_store.use_into(transaction, station_id, route.route_id)


def change_into(transaction: Transaction, before: Route, after: Route) -> None:
    """Add to `transaction`: a change of a route, with a version of its own unless only the state changes.

    Raises (at the commit):
        ConditionFailed: `ROUTE`, the route is no longer as `before`; `NAME`, another route of the company has
            the name; `station <id>`, the station was deleted.
    """
    transaction.put(ROUTE, _record(after, "ROUTE"), RouteRecord.revision == before.revision)
    if after.version != before.version:
        transaction.put(VERSION, _record(after, _version_key(after.version)), ABSENT)
    if after.state is not before.state:
        key = RouteUsesRecord(f"ROUTE#{after.route_id}", "USES")
        transaction.update(USES, key, [RouteUsesRecord.open.set(after.state is RouteState.ACTIVE)])
    if look(before.name) != look(after.name):
        transaction.delete("old name", _card_key(before))
        transaction.put(NAME, _card_record(after), ABSENT)
    else:
        transaction.put(NAME, _card_record(after))
    had, has = _stations(before), _stations(after)
    for station_id in sorted(had - has):
        station_use_store.unuse_into(transaction, station_id, before.route_id)
    for station_id in sorted(has - had):
        station_use_store.use_into(transaction, station_id, after.route_id)


def delete_into(transaction: Transaction, route: Route) -> None:
    """Add to `transaction`: a route that nothing uses is deleted.

    Its versions stay, because what was sold by them may have to be explained, and so that a repetition of
    the request that made the route finds that it was deleted.

    Raises (at the commit):
        ConditionFailed: `ROUTE`, the route is no longer as it was read; `USES`, something uses it.
    """
    transaction.delete(
        ROUTE, RouteRecord(f"ROUTE#{route.route_id}", "ROUTE"), RouteRecord.revision == route.revision
    )
    uses = RouteUsesRecord(f"ROUTE#{route.route_id}", "USES")
    transaction.delete(USES, uses, RouteUsesRecord.uses == 0)
    transaction.delete("old name", _card_key(route))
    for station_id in sorted(_stations(route)):
        station_use_store.unuse_into(transaction, station_id, route.route_id)


def cards(
    company: str, *, state: RouteState | None, station_id: str | None, behind: str | None, limit: int
) -> tuple[list[RouteCard], str | None]:
    """Return a company's routes by name, and the sort key of the next page.

    Args:
        state, station_id: only routes in this state, and only those that call at this station.
        behind: begin after this sort key.
    """
    only: Any = None if state is None else RouteCardRecord.state == state.value
    if station_id is not None:
        calls = RouteCardRecord.stations.contains(station_id)
        only = calls if only is None else only & calls
    found = page(
        RouteCardRecord,
        Listed(f"COMPANY#{company}", ("ROUTENAME#", "ROUTENAME$"), consistent=True),
        limit=limit,
        behind=behind,
        only=only,
    )
    return [_card(record) for record in found.records], found.following


def _count_into(transaction: Transaction, route_id: str, change: int, condition: Any) -> None:
    key = RouteUsesRecord(f"ROUTE#{route_id}", "USES")
    transaction.update(f"route {route_id}", key, [RouteUsesRecord.uses.add(change)], condition)


def _read(route_id: str, sort_key: str) -> Route | None:
    try:
        return _route(RouteRecord.get(f"ROUTE#{route_id}", sort_key, consistent_read=True))
    except RouteRecord.DoesNotExist:
        return None


def _route(record: RouteRecord) -> Route:
    return Route(
        route_id=record.pk.removeprefix("ROUTE#"),
        company_id=record.company_id,
        name=record.name,
        state=RouteState(record.state),
        version=int(record.version),
        revision=int(record.revision),
        request_hash=record.request_hash,
        changed_at=int(record.changed_at),
        changed_by=record.changed_by,
        **parts_of(record.document),
    )


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
        document=document_of(route),
    )


def _version_key(version: int) -> str:
    return f"VERSION#{version:08}"


def _stations(route: Route) -> set[str]:
    return {stop.station_id for stop in route.stops}


def _card_key(route: Route) -> RouteCardRecord:
    return RouteCardRecord(f"COMPANY#{route.company_id}", f"ROUTENAME#{look(route.name)}")


def _card_record(route: Route) -> RouteCardRecord:
    record = _card_key(route)
    record.route_id = route.route_id
    record.state = route.state.value
    record.stations = _stations(route)
    record.document = {
        "name": route.name,
        "version": route.version,
        "first": route.stops[0].station_id,
        "last": route.stops[-1].station_id,
        "stops": len(route.stops),
        "running_s": route.running_s,
        "currency": route.currency,
        "fare": route.fares.get((0, len(route.stops) - 1)),
        "priced": bool(route.fares),
    }
    return record


def _card(record: RouteCardRecord) -> RouteCard:
    return RouteCard(route_id=record.route_id, state=RouteState(record.state), **record.document)
