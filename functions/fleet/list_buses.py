"""GET /company/buses: the company's buses by their plate."""

from tms.fleet.bus.requests import BusQuery
from tms.fleet.bus.views import BusList
from tms.fleet.list_buses import list_buses
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.get(
    "/company/buses",
    allow=Permission.FLEET_READ,
    query=BusQuery,
    returns=BusList,
    errors={400: ("bad_cursor",)},
    summary="The company's buses",
)
def handle(caller: Caller, query: BusQuery) -> BusList:
    """List the buses."""
    return list_buses(caller, query)
