"""Use case: make a route of a company, with its fares or without."""

from typing import TYPE_CHECKING

from tms.companies.for_all import find_own
from tms.fleet import route_store
from tms.fleet.own_routes import audited, explain, find_route, require_stations, shown
from tms.fleet.route.parts import fares_of, luggage_of, priced, refused, stops_of
from tms.fleet.route.views import RouteView
from tms.fleet.routes import BadRoute, Route
from tms.kernel import idempotency
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import NotFound
from tms.kernel.ids import derived_id
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.fleet.route.requests import RouteRequest


def create_route(caller: Caller, request: "RouteRequest", key: str) -> RouteView:
    """Make a route of the caller's company. A repeated request returns the route that it made, as it is now.

    Args:
        key: the caller's Idempotency-Key. The route's id is derived from the caller and the key.

    Raises:
        NotFound: `company_not_found`; `route_not_found`, the route that this request made was deleted since.
        Conflict: `route_name_taken`.
        Invalid: `no_such_station`, `fares_missing`, `bad_route`, `idempotency_key_reused`.
    """
    route = described(caller, request, key)
    require_stations(route.company_id, route.stops)
    transaction = Transaction()
    route_store.create_into(transaction, route)
    entry = Entry("route.created", route.route_id, route.company_id, after=audited(route))
    audit.add_if_staff(transaction, entry)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if {route_store.ROUTE, route_store.VERSION} & failure.failed.keys():
            return _replayed(caller, route)
        explain(failure, route)
        raise Conflicted from failure
    return shown(route)


def described(caller: Caller, request: "RouteRequest", key: str) -> Route:
    """Return the route that a request describes. Whether its stations exist is not looked at.

    Raises:
        NotFound: `company_not_found`.
        Invalid: `fares_missing`, `bad_route`.
    """
    company = find_own(caller)
    try:
        bare = Route(
            route_id=derived_id("rte", caller.subject, key),
            company_id=company.company_id,
            name=request.name,
            stops=stops_of(request.stops),
            currency=company.currency,
            luggage=luggage_of(request.luggage),
            request_hash=idempotency.hash_of(request),
            changed_at=epoch(),
            changed_by=caller.subject,
        )
        return priced(bare, fares_of(request.fares, len(bare.stops)) if request.fares else {}, request)
    except BadRoute as bad:
        raise refused(bad) from None


def _replayed(caller: Caller, route: Route) -> RouteView:
    """Return the route that a repeated request made, as it is now.

    Raises:
        NotFound: `route_not_found`, it was deleted since.
        Invalid: `idempotency_key_reused`, the request was another one.
    """
    try:
        made = find_route(caller, route.route_id)
    except NotFound:
        raise NotFound("route_not_found", "This request made a route that was deleted since.") from None
    if made.request_hash != route.request_hash:
        raise idempotency.key_reused()
    return shown(made)
