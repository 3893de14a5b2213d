"""POST /company/staff/{account_id}/reactivate: somebody who was deactivated works for the company again."""

from tms.companies.reactivate_staff import reactivate_staff
from tms.companies.views import StaffView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

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
def handle(caller: Caller, account_id: str) -> StaffView:
    """Reactivate somebody."""
    return reactivate_staff(caller, account_id)
