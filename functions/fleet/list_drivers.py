"""GET /company/drivers: the company's drivers with their licences, absences and next trips."""

from tms.fleet.driver.requests import DriverQuery
from tms.fleet.driver.views import DriverList
from tms.fleet.list_drivers import list_drivers
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.get(
    "/company/drivers",
    allow=Permission.FLEET_READ,
    of_others=True,
    query=DriverQuery,
    returns=DriverList,
    errors={400: ("bad_cursor",)},
    summary="The company's drivers",
)
def handle(caller: Caller, query: DriverQuery) -> DriverList:
    """List the drivers."""
    return list_drivers(caller, query)
