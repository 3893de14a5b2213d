"""A company's routes: how they are found, changed and shown, and what is refused of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from tms.fleet import route_store, station_use_store, store
from tms.fleet.route.parts import refused
from tms.fleet.route.views import RouteView, route_view
from tms.fleet.routes import BadRoute, Route, RouteStop
from tms.kernel.access import audit, tenancy
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Invalid, NotFound
from tms.kernel.ids import is_id
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction
from tms.kernel.text import quoted


def find_route(caller: Caller, route_id: str) -> Route:
    """Return a route of the caller's company as it is now.

    Raises:
        NotFound: `route_not_found`, also for a route of another company.
    """
    company = company_of(caller)
    missing = NotFound("route_not_found", f"There is no route {quoted(route_id)}.")
    found = route_store.find_route(route_id) if is_id("rte", route_id) else None
    if found is None:
        raise missing
    if found.company_id != company:
        raise tenancy.hidden(caller, found.company_id, route_id, missing)
    return found


def shown(route: Route) -> RouteView:
    """Return the view of a route, with its stations' names and the number of its uses as they are now."""
    return route_view(route, names_of(route), route_store.count_uses(route.route_id))


def names_of(route: Route) -> dict[str, str]:
    """Return the names of a route's stations, as they are now."""
    return {
        each.station_id: each.name for each in store.find_stations(stop.station_id for stop in route.stops)
    }


def change(caller: Caller, route_id: str, version: int | None, decide: Callable[[Route], Route]) -> RouteView:
    """Change a route, with its audit record, and return its view. What stays the same is not written.

    Args:
        version: the version that the change was made for; None for any.
        decide: returns what becomes of the route; called again if somebody else changed it meanwhile.

    Raises:
        NotFound: `route_not_found`.
        Conflict: `route_changed`, `route_name_taken`.
        Invalid: `no_such_station`, and what the parts of a route are refused for; see `BadRoute`.
    """
    return until_settled(partial(_change, caller, route_id, version, decide))


def _change(
    caller: Caller, route_id: str, version: int | None, decide: Callable[[Route], Route]
) -> RouteView:
    before = find_route(caller, route_id)
    if version not in {None, before.version}:
        detail = f"The route has version {before.version} by now. Look at it again."
        raise Conflict("route_changed", detail, version=before.version)
    try:
        after = decide(before)
    except BadRoute as bad:
        raise refused(bad) from None
    if after == before:
        return shown(before)
    if replace(after, state=before.state) != before:
        after = replace(after, version=before.version + 1, changed_at=epoch(), changed_by=caller.subject)
    after = replace(after, revision=before.revision + 1)
    transaction = Transaction()
    route_store.change_into(transaction, before, after)
    audit.add_if_staff(
        transaction, Entry("route.changed", route_id, after.company_id, audited(before), audited(after))
    )
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if route_store.ROUTE not in failure.failed:  # else the other failures may be about the route itself
            explain(failure, after)
        raise Overtaken from None
    return shown(after)


def audited(route: Route) -> dict[str, object]:
    """Return what the audit trail shows of a route; its versions tell the rest."""
    return {
        "name": route.name,
        "state": route.state.value,
        "version": route.version,
        "stops": [stop.station_id for stop in route.stops],
        "fares": len(route.fares),
    }


def explain(failure: ConditionFailed, route: Route) -> None:
    """Raise the caller's error if a write failed for a reason that trying again does not remove.

    Raises:
        Conflict: `route_name_taken`.
        Invalid: `no_such_station`.
    """
    if route_store.NAME in failure.failed:
        raise Conflict("route_name_taken", f"The company has a route that is called {quoted(route.name)}.")
    for place, stop in enumerate(route.stops):
        if station_use_store.STATION + stop.station_id in failure.failed:
            raise _no_such_station(place)


def require_stations(company: str, stops: Sequence[RouteStop]) -> None:
    """Check that there are stations where a route of a company shall stop: shared ones, or its own.

    Raises:
        Invalid: `no_such_station`.
    """
    found = store.find_stations(stop.station_id for stop in stops)
    known = {station.station_id for station in found if station.company_id in {None, company}}
    for place, stop in enumerate(stops):
        if stop.station_id not in known:
            raise _no_such_station(place)


def _no_such_station(place: int) -> Invalid:
    return Invalid("no_such_station", "There is no station with this id.", f"/stops/{place}/station_id")
