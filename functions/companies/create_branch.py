"""POST /company/branches: open a branch of the caller's company."""

from tms.companies.create_branch import create_branch
from tms.companies.requests import BranchRequest
from tms.companies.views import BranchView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.post(
    "/company/branches",
    allow=Permission.COMPANY_UPDATE,
    idempotent=True,
    jwe=True,
    body=BranchRequest,
    returns=BranchView,
    status=201,
    errors={403: ("permissions_changed",), 404: ("branch_not_found",), 422: ("idempotency_key_reused",)},
    summary="Open a branch",
)
def handle(caller: Caller, request: BranchRequest, key: str) -> BranchView:
    """Open a branch."""
    return create_branch(caller, request, key)
