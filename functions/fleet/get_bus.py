"""GET /company/buses/{bus_id}: a bus of the caller's company, with its outages and next trips."""

from tms.fleet.bus.views import BusView
from tms.fleet.get_bus import get_bus
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.get(
    "/company/buses/{bus_id}",
    allow=Permission.FLEET_READ,
    returns=BusView,
    errors={404: ("bus_not_found",)},
    summary="See a bus",
)
def handle(caller: Caller, bus_id: str) -> BusView:
    """Show a bus."""
    return get_bus(caller, bus_id)
