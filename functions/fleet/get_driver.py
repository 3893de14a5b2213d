"""GET /company/drivers/{account_id}: one of the company's drivers."""

from tms.fleet.driver.views import DriverView
from tms.fleet.get_driver import get_driver
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.get(
    "/company/drivers/{account_id}",
    allow=Permission.FLEET_READ,
    of_others=True,
    returns=DriverView,
    errors={404: ("driver_not_found",)},
    summary="See a driver",
)
def handle(caller: Caller, account_id: str) -> DriverView:
    """Show a driver."""
    return get_driver(caller, account_id)
