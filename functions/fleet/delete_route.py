"""DELETE /company/routes/{route_id}: delete a route that no trip and no timetable uses."""

from tms.fleet.delete_route import delete_route
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app

app = service_app("fleet")


@app.delete(
    "/company/routes/{route_id}",
    allow=Permission.FLEET_MANAGE,
    status=204,
    errors={
        404: ("route_not_found",),
        409: ("in_use",),
    },
    summary="Delete a route",
)
def handle(caller: Caller, route_id: str) -> Answer:
    """Delete a route."""
    delete_route(caller, route_id)
    return Answer()
