"""GET /permissions: every permission, in words, and the built-in roles that hold it."""

from tms.companies.list_permissions import list_permissions
from tms.companies.views import PermissionsView
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.get("/permissions", allow=Permission.ROLE_READ, returns=PermissionsView, summary="What can be permitted")
def handle() -> PermissionsView:
    """List the permissions."""
    return list_permissions()
