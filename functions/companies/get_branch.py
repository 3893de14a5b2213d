"""GET /company/branches/{branch_id}: a branch of the caller's company."""

from tms.companies.get_branch import get_branch
from tms.companies.views import BranchView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.get(
    "/company/branches/{branch_id}",
    allow=Permission.COMPANY_READ,
    returns=BranchView,
    errors={404: ("branch_not_found",)},
    summary="A branch",
)
def handle(caller: Caller, branch_id: str) -> BranchView:
    """Show the branch."""
    return get_branch(caller, branch_id)
