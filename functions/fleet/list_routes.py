"""GET /company/routes: the routes of the caller's company by name."""

from tms.fleet.list_routes import list_routes
from tms.fleet.route.requests import RoutesQuery
from tms.fleet.route.views import RouteRows
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.get(
    "/company/routes",
    allow=Permission.FLEET_READ,
    query=RoutesQuery,
    returns=RouteRows,
    errors={
        400: ("bad_cursor",),
    },
    summary="The company's routes",
)
def handle(caller: Caller, query: RoutesQuery) -> RouteRows:
    """List the routes."""
    return list_routes(caller, query)
