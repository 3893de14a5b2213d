"""GET /company/roles/{role}: one role of the caller's company, by the name of a built-in one or its id."""

from tms.companies import showing
from tms.companies.views import RoleView
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("companies")


@app.get(
    "/company/roles/{role}",
    allow=Permission.ROLE_READ,
    returns=RoleView,
    errors={404: ("role_not_found",)},
    summary="One role",
)
def get_role(caller: Caller, role: str) -> RoleView:
    """Show a role."""
    return showing.show_role(caller, role)
