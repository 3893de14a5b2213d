"""GET /company/roles/{role}: one role of the caller's company, by the name of a built-in one or its id."""

from tms.companies.get_role import get_role
from tms.companies.views import RoleView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.get(
    "/company/roles/{role}",
    allow=Permission.ROLE_READ,
    returns=RoleView,
    errors={404: ("role_not_found",)},
    summary="One role",
)
def handle(caller: Caller, role: str) -> RoleView:
    """Show a role."""
    return get_role(caller, role)
