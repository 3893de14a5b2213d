"""POST /company/buses: put a bus of the caller's company on record."""

from tms.fleet.bus.requests import BusRequest
from tms.fleet.bus.views import BusView
from tms.fleet.create_bus import create_bus
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.post(
    "/company/buses",
    allow=Permission.FLEET_MANAGE,
    idempotent=True,
    body=BusRequest,
    returns=BusView,
    status=201,
    errors={404: ("bus_not_found",), 409: ("plate_taken",), 422: ("idempotency_key_reused",)},
    summary="Put a bus on record",
)
def handle(caller: Caller, request: BusRequest, key: str) -> BusView:
    """Put a bus on record."""
    return create_bus(caller, request, key)
