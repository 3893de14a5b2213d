"""POST /company/staff: invite somebody to the caller's company, with permissions that the caller holds."""

from tms.companies.invite_staff import invite_staff
from tms.companies.requests import InvitationRequest
from tms.companies.views import StaffView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.post(
    "/company/staff",
    allow=Permission.STAFF_MANAGE,
    idempotent=True,
    jwe=True,
    body=InvitationRequest,
    returns=StaffView,
    status=201,
    errors={
        403: ("beyond_own_permissions", "permissions_changed"),
        409: ("account_exists",),
        422: ("idempotency_key_reused", "no_such_role"),
        429: ("too_many_attempts",),
    },
    summary="Invite somebody to the company",
)
def handle(caller: Caller, request: InvitationRequest, key: str) -> StaffView:
    """Invite somebody."""
    return invite_staff(caller, request, key)
