"""GET /company/routes/{route_id}: a route with its stops and prices, now or in an earlier version."""

from tms.fleet.get_route import get_route
from tms.fleet.route.requests import RouteVersionQuery
from tms.fleet.route.views import RouteView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.get(
    "/company/routes/{route_id}",
    allow=Permission.FLEET_READ,
    query=RouteVersionQuery,
    returns=RouteView,
    errors={
        404: (
            "route_not_found",
            "version_not_found",
        ),
    },
    summary="A route",
)
def handle(caller: Caller, route_id: str, query: RouteVersionQuery) -> RouteView:
    """Show a route."""
    return get_route(caller, route_id, query)
