"""PUT /company/policy: set the rules of the caller's company."""

from tms.companies.requests import PolicyRequest
from tms.companies.set_policy import set_policy
from tms.companies.views import PolicyView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.put(
    "/company/policy",
    allow=Permission.COMPANY_UPDATE,
    body=PolicyRequest,
    returns=PolicyView,
    errors={403: ("permissions_changed",)},
    summary="Set the company's policy",
)
def handle(caller: Caller, request: PolicyRequest) -> PolicyView:
    """Set the policy."""
    return set_policy(caller, request)
