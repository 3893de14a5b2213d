"""DELETE /company/drivers/{account_id}: delete the licence and the absences of a driver without trips."""

from tms.fleet.delete_driver import delete_driver
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app
from tms.trips.for_fleet import timetables_of_driver

app = service_app("fleet")


@app.delete(
    "/company/drivers/{account_id}",
    allow=Permission.FLEET_MANAGE,
    status=204,
    errors={404: ("driver_not_found", "licence_not_found"), 409: ("in_use",)},
    summary="Delete a driver's licence",
)
def handle(caller: Caller, account_id: str) -> Answer:
    """Delete a licence."""
    delete_driver(caller, account_id, timetables_of_driver)
    return Answer()
