"""POST /company/staff: invite somebody to work for the caller's company, to no more than the caller holds."""

from tms.companies import inviting
from tms.companies.requests import InvitationRequest
from tms.companies.staff_views import StaffView
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("companies")


@app.post(
    "/company/staff",
    allow=Permission.STAFF_MANAGE,
    idempotent=True,
    sealed=True,
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
def invite_staff(caller: Caller, request: InvitationRequest, key: str) -> StaffView:
    """Invite somebody."""
    return inviting.invite(caller, request, key)
