"""PUT /company/logo: give the caller's company a logo."""

from tms.companies.requests import LogoRequest
from tms.companies.set_logo import set_logo
from tms.companies.views import CompanyView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.put(
    "/company/logo",
    allow=Permission.COMPANY_UPDATE,
    body=LogoRequest,
    returns=CompanyView,
    errors={403: ("permissions_changed",), 404: ("company_not_found",)},
    summary="Set the company's logo",
)
def handle(caller: Caller, request: LogoRequest) -> CompanyView:
    """Set the logo."""
    return set_logo(caller, request)
