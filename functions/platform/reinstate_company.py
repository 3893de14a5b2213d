"""POST /platform/companies/{company_id}/reinstate: a suspended company operates again."""

from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.platform.reinstate_company import reinstate_company
from tms.platform.views import CompanyStateView

app = service_app("platform")


@app.post(
    "/platform/companies/{company_id}/reinstate",
    allow=Permission.COMPANY_SUSPEND,
    returns=CompanyStateView,
    errors={404: ("company_not_found",)},
    summary="Reinstate a company",
)
def handle(company_id: str) -> CompanyStateView:
    """Reinstate a company."""
    return reinstate_company(company_id)
