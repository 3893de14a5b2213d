"""GET /platform/companies/{company_id}: a company and its owners."""

from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.platform.inspect_company import inspect_company
from tms.platform.views import InspectedCompany

app = service_app("platform")


@app.get(
    "/platform/companies/{company_id}",
    allow=Permission.COMPANY_MANAGE,
    of_others=True,
    returns=InspectedCompany,
    errors={404: ("company_not_found",)},
    summary="See a company and its owners",
)
def handle(company_id: str) -> InspectedCompany:
    """Show the company."""
    return inspect_company(company_id)
