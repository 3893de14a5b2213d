"""PATCH /platform/companies/{company_id}: change a company's name, currency, time zone or commission."""

from tms.companies.views import CompanyView
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.platform.edit_company import edit_company
from tms.platform.requests import CompanyEdit

app = service_app("platform")


@app.patch(
    "/platform/companies/{company_id}",
    allow=Permission.COMPANY_MANAGE,
    body=CompanyEdit,
    returns=CompanyView,
    errors={404: ("company_not_found",)},
    summary="Edit a company",
)
def handle(company_id: str, request: CompanyEdit) -> CompanyView:
    """Edit the company."""
    return edit_company(company_id, request)
