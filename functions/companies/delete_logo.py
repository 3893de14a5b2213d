"""DELETE /company/logo: take the logo of the caller's company away."""

from tms.companies.delete_logo import delete_logo
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.delete(
    "/company/logo",
    allow=Permission.COMPANY_UPDATE,
    status=204,
    errors={403: ("permissions_changed",), 404: ("company_not_found",)},
    summary="Remove the company's logo",
)
def handle(caller: Caller) -> None:
    """Remove the logo."""
    delete_logo(caller)
