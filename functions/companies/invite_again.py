"""POST /company/staff/{account_id}/invitation: send another invitation to a member who is still invited."""

from tms.companies.invite_again import invite_again
from tms.companies.views import StaffView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.post(
    "/company/staff/{account_id}/invitation",
    allow=Permission.STAFF_MANAGE,
    returns=StaffView,
    status=202,
    errors={
        403: ("beyond_own_permissions", "permissions_changed"),
        404: ("staff_not_found",),
        409: ("not_invited",),
        429: ("too_many_attempts",),
    },
    summary="Invite somebody again",
)
def handle(caller: Caller, account_id: str) -> StaffView:
    """Send another invitation."""
    return invite_again(caller, account_id)
