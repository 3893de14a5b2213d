"""GET /platform/companies: the companies of the platform."""

from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.platform.list_companies import list_companies
from tms.platform.requests import CompanyQuery
from tms.platform.views import CompanyList

app = service_app("platform")


@app.get(
    "/platform/companies",
    allow=Permission.COMPANY_MANAGE,
    query=CompanyQuery,
    returns=CompanyList,
    errors={400: ("bad_cursor",)},
    summary="The platform's companies",
)
def handle(query: CompanyQuery) -> CompanyList:
    """List the companies."""
    return list_companies(query)
