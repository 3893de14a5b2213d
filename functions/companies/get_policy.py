"""GET /company/policy: the rules of the caller's company: cancellations, sales, boarding."""

from tms.companies.get_policy import get_policy
from tms.companies.views import PolicyView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.get(
    "/company/policy",
    allow=Permission.COMPANY_READ,
    returns=PolicyView,
    summary="The company's policy",
)
def handle(caller: Caller) -> PolicyView:
    """Show the policy."""
    return get_policy(caller)
