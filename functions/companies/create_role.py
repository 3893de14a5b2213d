"""POST /company/roles: make a role of the caller's company, with permissions that the caller holds."""

from tms.companies.create_role import create_role
from tms.companies.requests import RoleRequest
from tms.companies.views import RoleView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

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
def handle(caller: Caller, request: RoleRequest, key: str) -> RoleView:
    """Make a role."""
    return create_role(caller, request, key)
