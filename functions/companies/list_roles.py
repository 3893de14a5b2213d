"""GET /company/roles: the roles that the caller's company can give, built-in ones and its own."""

from tms.companies.list_roles import list_roles
from tms.companies.views import RolesView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.get("/company/roles", allow=Permission.ROLE_READ, returns=RolesView, summary="The company's roles")
def handle(caller: Caller) -> RolesView:
    """List the roles."""
    return list_roles(caller)
