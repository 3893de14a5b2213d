"""GET /companies/{company_id}: a company as its passengers see it, with its rules."""

from tms.companies.get_public_company import get_public_company
from tms.companies.views import PublicCompanyView
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.get(
    "/companies/{company_id}",
    public=True,
    max_age=300,
    returns=PublicCompanyView,
    errors={404: ("company_not_found",)},
    summary="A company and its rules",
)
def handle(company_id: str) -> PublicCompanyView:
    """Show the company."""
    return get_public_company(company_id)
