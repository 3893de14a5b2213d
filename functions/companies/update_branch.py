"""PATCH /company/branches/{branch_id}: change a branch of the caller's company."""

from tms.companies.requests import BranchChange
from tms.companies.update_branch import update_branch
from tms.companies.views import BranchView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.patch(
    "/company/branches/{branch_id}",
    allow=Permission.COMPANY_UPDATE,
    jwe=True,
    body=BranchChange,
    returns=BranchView,
    errors={403: ("permissions_changed",), 404: ("branch_not_found",)},
    summary="Change a branch",
)
def handle(caller: Caller, branch_id: str, request: BranchChange) -> BranchView:
    """Change the branch."""
    return update_branch(caller, branch_id, request)
