"""POST /company/staff/{account_id}/reactivate: somebody who was deactivated works for the company again."""

from tms.companies import staffing
from tms.companies.staff_views import StaffView
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("companies")


@app.post(
    "/company/staff/{account_id}/reactivate",
    allow=Permission.STAFF_MANAGE,
    returns=StaffView,
    errors={
        403: ("beyond_own_permissions", "permissions_changed"),
        404: ("staff_not_found",),
        409: ("not_by_the_company", "own_account"),
    },
    summary="Reactivate somebody",
)
def reactivate_staff(caller: Caller, account_id: str) -> StaffView:
    """Reactivate somebody."""
    return staffing.reactivate(caller, account_id)
