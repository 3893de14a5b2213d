"""PATCH /company/staff/{account_id}: change somebody's name, roles, extra and revoked permissions."""

from tms.companies import staffing
from tms.companies.requests import StaffChange
from tms.companies.staff_views import StaffView
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("companies")


@app.patch(
    "/company/staff/{account_id}",
    allow=Permission.STAFF_MANAGE,
    sealed=True,
    body=StaffChange,
    returns=StaffView,
    errors={
        403: ("beyond_own_permissions", "permissions_changed"),
        404: ("staff_not_found",),
        409: ("account_deleted", "last_owner", "own_account"),
        422: ("no_such_role",),
    },
    summary="Change what somebody may do",
)
def update_staff(caller: Caller, account_id: str, request: StaffChange) -> StaffView:
    """Change somebody."""
    return staffing.change_staff(caller, account_id, request)
