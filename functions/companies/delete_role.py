"""DELETE /company/roles/{role}: delete one of the company's own roles that nobody has."""

from tms.companies import defining
from tms.kernel.caller import Caller
from tms.kernel.http import Answer, service_app
from tms.kernel.permissions import Permission

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
def delete_role(caller: Caller, role: str) -> Answer:
    """Delete a role."""
    defining.delete_role(caller, role)
    return Answer()
