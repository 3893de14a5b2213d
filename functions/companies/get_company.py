"""GET /company: the company that the caller works for."""

from tms.companies.get_company import get_company
from tms.companies.views import CompanyView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.get(
    "/company",
    allow=Permission.COMPANY_READ,
    returns=CompanyView,
    errors={404: ("company_not_found",)},
    summary="The caller's company",
)
def handle(caller: Caller) -> CompanyView:
    """Show the company."""
    return get_company(caller)
