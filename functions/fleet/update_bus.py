"""PATCH /company/buses/{bus_id}: change a bus of the caller's company, or retire it."""

from tms.fleet.bus.requests import BusChange
from tms.fleet.bus.views import BusView
from tms.fleet.update_bus import update_bus
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.trips.for_fleet import timetables_of_bus

app = service_app("fleet")


@app.patch(
    "/company/buses/{bus_id}",
    allow=Permission.FLEET_MANAGE,
    body=BusChange,
    returns=BusView,
    errors={404: ("bus_not_found",), 409: ("in_use", "plate_taken")},
    summary="Change or retire a bus",
)
def handle(caller: Caller, bus_id: str, request: BusChange) -> BusView:
    """Change a bus."""
    return update_bus(caller, bus_id, request, timetables_of_bus)
