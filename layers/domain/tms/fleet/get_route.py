"""Use case: show a route of a company, as it is now or in an earlier version."""

from typing import TYPE_CHECKING

from tms.fleet import route_store
from tms.fleet.own_routes import find_route, shown
from tms.fleet.route.views import RouteView
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound

if TYPE_CHECKING:
    from tms.fleet.route.requests import RouteVersionQuery


def get_route(caller: Caller, route_id: str, query: "RouteVersionQuery") -> RouteView:
    """Return a route of the caller's company. An earlier version has the state that the route had then.

    Raises:
        NotFound: `route_not_found`, also for a route of another company; `version_not_found`.
    """
    route = find_route(caller, route_id)
    if query.version in {None, route.version}:
        return shown(route)
    earlier = route_store.find_version(route_id, query.version or 0)
    if earlier is None:
        raise NotFound("version_not_found", f"The route has the versions 1 to {route.version}.")
    return shown(earlier)
