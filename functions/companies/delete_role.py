"""DELETE /company/roles/{role}: delete one of the company's own roles, if nobody has it."""

from tms.companies.delete_role import delete_role
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import Answer, service_app

app = service_app("companies")


@app.delete(
    "/company/roles/{role}",
    allow=Permission.ROLE_MANAGE,
    status=204,
    errors={
        403: ("beyond_own_permissions", "permissions_changed"),
        404: ("role_not_found",),
        409: ("built_in_role", "role_in_use"),
    },
    summary="Delete a role",
)
def handle(caller: Caller, role: str) -> Answer:
    """Delete a role."""
    delete_role(caller, role)
    return Answer()
