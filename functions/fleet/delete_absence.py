"""DELETE /company/drivers/{account_id}/absences/{absence_id}: let a driver work after all."""

from tms.fleet.delete_absence import delete_absence
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app

app = service_app("fleet")


@app.delete(
    "/company/drivers/{account_id}/absences/{absence_id}",
    allow=Permission.FLEET_MANAGE,
    status=204,
    errors={404: ("absence_not_found", "driver_not_found", "licence_not_found")},
    summary="Delete an absence of a driver",
)
def handle(caller: Caller, account_id: str, absence_id: str) -> Answer:
    """Delete an absence."""
    delete_absence(caller, account_id, absence_id)
    return Answer()
