"""POST /company/roles: make a role of the caller's company, out of what the caller holds."""

from tms.companies import defining
from tms.companies.requests import RoleRequest
from tms.companies.views import RoleView
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("companies")


@app.post(
    "/company/roles",
    allow=Permission.ROLE_MANAGE,
    idempotent=True,
    body=RoleRequest,
    returns=RoleView,
    status=201,
    errors={
        403: ("beyond_own_permissions", "permissions_changed"),
        404: ("role_not_found",),
        409: ("role_name_taken",),
        422: ("idempotency_key_reused",),
    },
    summary="Make a role",
)
def create_role(caller: Caller, request: RoleRequest, key: str) -> RoleView:
    """Make a role."""
    return defining.make_role(caller, request, key)
