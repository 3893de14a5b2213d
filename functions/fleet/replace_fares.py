"""PUT /company/routes/{route_id}/fares: replace all prices of a route."""

from tms.fleet.replace_fares import replace_fares
from tms.fleet.route.requests import FaresRequest
from tms.fleet.route.views import RouteView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.put(
    "/company/routes/{route_id}/fares",
    allow=Permission.FLEET_MANAGE,
    body=FaresRequest,
    returns=RouteView,
    errors={
        404: ("route_not_found",),
        409: ("route_changed",),
        422: (
            "bad_route",
            "fares_missing",
        ),
    },
    summary="Replace a route's prices",
)
def handle(caller: Caller, route_id: str, request: FaresRequest) -> RouteView:
    """Replace the prices."""
    return replace_fares(caller, route_id, request)
