"""POST /company/buses/{bus_id}/outages: take a bus out for a time."""

from tms.fleet.add_outage import add_outage
from tms.fleet.bus.requests import OutageRequest
from tms.fleet.bus.views import BusView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.post(
    "/company/buses/{bus_id}/outages",
    allow=Permission.FLEET_MANAGE,
    idempotent=True,
    body=OutageRequest,
    returns=BusView,
    status=201,
    errors={404: ("bus_not_found",), 409: ("in_use", "too_many_outages"), 422: ("idempotency_key_reused",)},
    summary="Take a bus out for a time",
)
def handle(caller: Caller, bus_id: str, request: OutageRequest, key: str) -> BusView:
    """Take a bus out."""
    return add_outage(caller, bus_id, request, key)
