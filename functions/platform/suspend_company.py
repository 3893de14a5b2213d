"""POST /platform/companies/{company_id}/suspend: a company sells no more, its people change nothing more.

Sold tickets stay valid: drivers drive, tickets are checked, positions are reported.
"""

from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.platform import suspend_company
from tms.platform.company_views import CompanyStateView
from tms.platform.requests import SuspensionRequest

app = service_app("platform")


@app.post(
    "/platform/companies/{company_id}/suspend",
    allow=Permission.COMPANY_SUSPEND,
    body=SuspensionRequest,
    returns=CompanyStateView,
    errors={404: ("company_not_found",)},
    summary="Suspend a company",
)
def handle(company_id: str, request: SuspensionRequest) -> CompanyStateView:
    """Suspend a company."""
    return suspend_company.suspend(company_id, request)
