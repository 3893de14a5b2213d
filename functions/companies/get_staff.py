"""GET /company/staff/{account_id}: one of the people of the caller's company."""

from tms.companies import people
from tms.companies.staff_views import StaffView
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("companies")


@app.get(
    "/company/staff/{account_id}",
    allow=Permission.STAFF_READ,
    returns=StaffView,
    errors={404: ("staff_not_found",)},
    summary="One of the company's people",
)
def get_staff(caller: Caller, account_id: str) -> StaffView:
    """Show somebody."""
    return people.show_member(caller, account_id)
