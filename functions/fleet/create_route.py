"""POST /company/routes: make a route of the caller's company, with its fares or without."""

from tms.fleet.create_route import create_route
from tms.fleet.route.requests import RouteRequest
from tms.fleet.route.views import RouteView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.post(
    "/company/routes",
    allow=Permission.FLEET_MANAGE,
    idempotent=True,
    body=RouteRequest,
    returns=RouteView,
    status=201,
    errors={
        404: (
            "company_not_found",
            "route_not_found",
        ),
        409: ("route_name_taken",),
        422: (
            "bad_route",
            "fares_missing",
            "idempotency_key_reused",
            "no_such_station",
        ),
    },
    summary="Make a route",
)
def handle(caller: Caller, request: RouteRequest, key: str) -> RouteView:
    """Make a route."""
    return create_route(caller, request, key)
