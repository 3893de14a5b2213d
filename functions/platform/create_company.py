"""POST /platform/companies: put a company on record and invite its first owner by mail."""

from tms.companies.views import CompanyView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.platform.create_company import create_company
from tms.platform.requests import CompanyRequest

app = service_app("platform")


@app.post(
    "/platform/companies",
    allow=Permission.COMPANY_MANAGE,
    idempotent=True,
    jwe=True,
    body=CompanyRequest,
    returns=CompanyView,
    status=201,
    errors={409: ("account_exists",), 422: ("idempotency_key_reused",), 429: ("too_many_attempts",)},
    summary="Put a company on record",
)
def handle(caller: Caller, request: CompanyRequest, key: str) -> CompanyView:
    """Put the company on record."""
    return create_company(caller, request, key)
