"""PATCH /company/roles/{role}: change the name or the permissions of one of the company's own roles."""

from tms.companies.requests import RoleChange
from tms.companies.update_role import update_role
from tms.companies.views import RoleView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.patch(
    "/company/roles/{role}",
    allow=Permission.ROLE_MANAGE,
    body=RoleChange,
    returns=RoleView,
    errors={
        403: ("beyond_own_permissions", "permissions_changed"),
        404: ("role_not_found",),
        409: ("built_in_role", "own_account", "role_name_taken"),
    },
    summary="Change a role",
)
def handle(caller: Caller, role: str, request: RoleChange) -> RoleView:
    """Change a role."""
    return update_role(caller, role, request)
