"""PATCH /company/routes/{route_id}: change a route's name, stops, luggage rules or state."""

from tms.fleet.route.requests import RouteChange
from tms.fleet.route.views import RouteView
from tms.fleet.update_route import update_route
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.patch(
    "/company/routes/{route_id}",
    allow=Permission.FLEET_MANAGE,
    body=RouteChange,
    returns=RouteView,
    errors={
        404: ("route_not_found",),
        409: (
            "route_changed",
            "route_name_taken",
        ),
        422: (
            "bad_route",
            "fares_missing",
            "no_such_station",
        ),
    },
    summary="Change a route",
)
def handle(caller: Caller, route_id: str, request: RouteChange) -> RouteView:
    """Change a route."""
    return update_route(caller, route_id, request)
