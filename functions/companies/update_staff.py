"""PATCH /company/staff/{account_id}: change somebody's name, identifiers, roles and permissions."""

from tms.companies.requests import StaffChange
from tms.companies.update_staff import update_staff
from tms.companies.views import StaffView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.patch(
    "/company/staff/{account_id}",
    allow=Permission.STAFF_MANAGE,
    jwe=True,
    body=StaffChange,
    returns=StaffView,
    errors={
        403: ("beyond_own_permissions", "permissions_changed"),
        404: ("staff_not_found",),
        409: ("account_deleted", "account_exists", "last_owner", "own_account"),
        422: ("no_such_role",),
        429: ("too_many_attempts",),
    },
    summary="Change somebody of the company",
)
def handle(caller: Caller, account_id: str, request: StaffChange) -> StaffView:
    """Change somebody. A new address or number waits for the code that is sent there."""
    return update_staff(caller, account_id, request)
