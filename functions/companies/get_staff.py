"""GET /company/staff/{account_id}: one of the people of the caller's company."""

from tms.companies.get_staff import get_staff
from tms.companies.views import StaffView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.get(
    "/company/staff/{account_id}",
    allow=Permission.STAFF_READ,
    of_others=True,
    returns=StaffView,
    errors={404: ("staff_not_found",)},
    summary="One of the company's people",
)
def handle(caller: Caller, account_id: str) -> StaffView:
    """Show somebody."""
    return get_staff(caller, account_id)
