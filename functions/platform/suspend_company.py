"""POST /platform/companies/{company_id}/suspend: a company stops selling, and its people change nothing.

Sold tickets stay valid: drivers drive, tickets are checked, positions are reported.
"""

from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.platform.requests import SuspensionRequest
from tms.platform.suspend_company import suspend_company
from tms.platform.views import CompanyStateView

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
    return suspend_company(company_id, request)
