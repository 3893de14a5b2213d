"""PUT /company/drivers/{account_id}: enter or replace the licence of a member with the role driver."""

from tms.fleet.driver.requests import LicenceRequest
from tms.fleet.driver.views import DriverView
from tms.fleet.enter_licence import enter_licence
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.put(
    "/company/drivers/{account_id}",
    allow=Permission.FLEET_MANAGE,
    jwe=True,
    body=LicenceRequest,
    returns=DriverView,
    errors={404: ("company_not_found", "driver_not_found"), 409: ("in_use",)},
    summary="Enter a driver's licence",
)
def handle(caller: Caller, account_id: str, request: LicenceRequest) -> DriverView:
    """Enter a licence."""
    return enter_licence(caller, account_id, request)
