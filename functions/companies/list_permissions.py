"""GET /permissions: every permission, in words, and the built-in roles that hold it."""

from tms.companies import permitting
from tms.companies.views import PermissionsView
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission

app = service_app("companies")


@app.get("/permissions", allow=Permission.ROLE_READ, returns=PermissionsView, summary="What can be permitted")
def list_permissions() -> PermissionsView:
    """List the permissions."""
    return permitting.show_permissions()
