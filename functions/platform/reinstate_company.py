"""POST /platform/companies/{company_id}/reinstate: a suspended company operates again."""

from tms.kernel.http import service_app
from tms.kernel.permissions import Permission
from tms.platform import suspending
from tms.platform.company_views import CompanyStateView

app = service_app("platform")


@app.post(
    "/platform/companies/{company_id}/reinstate",
    allow=Permission.COMPANY_SUSPEND,
    returns=CompanyStateView,
    errors={404: ("company_not_found",)},
    summary="Reinstate a company",
)
def reinstate_company(company_id: str) -> CompanyStateView:
    """Reinstate a company."""
    return suspending.reinstate(company_id)
