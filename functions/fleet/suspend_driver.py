"""POST /company/drivers/{account_id}/suspend: let a driver be planned no more."""

from tms.fleet.driver.requests import DriverSuspension
from tms.fleet.driver.views import DriverView
from tms.fleet.suspend_driver import suspend_driver
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.post(
    "/company/drivers/{account_id}/suspend",
    allow=Permission.FLEET_MANAGE,
    body=DriverSuspension,
    returns=DriverView,
    errors={404: ("driver_not_found", "licence_not_found"), 409: ("in_use",)},
    summary="Suspend a driver",
)
def handle(caller: Caller, account_id: str, request: DriverSuspension) -> DriverView:
    """Suspend a driver."""
    return suspend_driver(caller, account_id, request)
