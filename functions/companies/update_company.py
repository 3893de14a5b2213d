"""PATCH /company: change the profile of the caller's company."""

from tms.companies.requests import CompanyChange
from tms.companies.update_company import update_company
from tms.companies.views import CompanyView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.patch(
    "/company",
    allow=Permission.COMPANY_UPDATE,
    jwe=True,
    body=CompanyChange,
    returns=CompanyView,
    errors={403: ("permissions_changed",), 404: ("company_not_found",)},
    summary="Change the company's profile",
)
def handle(caller: Caller, request: CompanyChange) -> CompanyView:
    """Change the profile."""
    return update_company(caller, request)
