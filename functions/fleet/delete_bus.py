"""DELETE /company/buses/{bus_id}: delete a bus that no trip and no timetable has."""

from tms.fleet.delete_bus import delete_bus
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.trips.for_fleet import timetables_of_bus

app = service_app("fleet")


@app.delete(
    "/company/buses/{bus_id}",
    allow=Permission.FLEET_MANAGE,
    status=204,
    errors={404: ("bus_not_found",), 409: ("in_use",)},
    summary="Delete a bus",
)
def handle(caller: Caller, bus_id: str) -> Answer:
    """Delete a bus."""
    delete_bus(caller, bus_id, timetables_of_bus)
    return Answer()
