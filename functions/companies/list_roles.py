"""GET /company/roles: the roles that the caller's company can give, built-in ones and its own."""

from tms.companies import showing
from tms.companies.views import RolesView
from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("companies")


@app.get("/company/roles", allow=Permission.ROLE_READ, returns=RolesView, summary="The company's roles")
def list_roles(caller: Caller) -> RolesView:
    """List the roles."""
    return showing.show_roles(caller)
