"""POST /company/drivers/{account_id}/absences: enter a time in which a driver does not work."""

from tms.fleet.add_absence import add_absence
from tms.fleet.driver.requests import AbsenceRequest
from tms.fleet.driver.views import DriverView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.post(
    "/company/drivers/{account_id}/absences",
    allow=Permission.FLEET_MANAGE,
    idempotent=True,
    body=AbsenceRequest,
    returns=DriverView,
    status=201,
    errors={
        404: ("driver_not_found", "licence_not_found"),
        409: ("in_use", "too_many_absences"),
        422: ("idempotency_key_reused",),
    },
    summary="Enter an absence of a driver",
)
def handle(caller: Caller, account_id: str, request: AbsenceRequest, key: str) -> DriverView:
    """Enter an absence."""
    return add_absence(caller, account_id, request, key)
