"""DELETE /company/buses/{bus_id}/outages/{outage_id}: delete the time in which a bus was to be out."""

from tms.fleet.delete_outage import delete_outage
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app

app = service_app("fleet")


@app.delete(
    "/company/buses/{bus_id}/outages/{outage_id}",
    allow=Permission.FLEET_MANAGE,
    status=204,
    errors={404: ("bus_not_found", "outage_not_found")},
    summary="Delete an outage of a bus",
)
def handle(caller: Caller, bus_id: str, outage_id: str) -> Answer:
    """Delete an outage."""
    delete_outage(caller, bus_id, outage_id)
    return Answer()
