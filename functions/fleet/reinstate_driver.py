"""POST /company/drivers/{account_id}/reinstate: let a suspended driver be planned again."""

from tms.fleet.driver.views import DriverView
from tms.fleet.reinstate_driver import reinstate_driver
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.post(
    "/company/drivers/{account_id}/reinstate",
    allow=Permission.FLEET_MANAGE,
    returns=DriverView,
    errors={404: ("driver_not_found", "licence_not_found")},
    summary="Reinstate a driver",
)
def handle(caller: Caller, account_id: str) -> DriverView:
    """Reinstate a driver."""
    return reinstate_driver(caller, account_id)
