"""PATCH /company/drivers/{account_id}: change the licence of one of the company's drivers."""

from tms.fleet.driver.requests import LicenceChange
from tms.fleet.driver.views import DriverView
from tms.fleet.update_driver import update_driver
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.patch(
    "/company/drivers/{account_id}",
    allow=Permission.FLEET_MANAGE,
    jwe=True,
    body=LicenceChange,
    returns=DriverView,
    errors={404: ("company_not_found", "driver_not_found", "licence_not_found"), 409: ("in_use",)},
    summary="Change a driver's licence",
)
def handle(caller: Caller, account_id: str, request: LicenceChange) -> DriverView:
    """Change a licence."""
    return update_driver(caller, account_id, request)
