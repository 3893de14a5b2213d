"""DELETE /company/branches/{branch_id}: close a branch of the caller's company."""

from tms.companies.delete_branch import delete_branch
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.delete(
    "/company/branches/{branch_id}",
    allow=Permission.COMPANY_UPDATE,
    status=204,
    errors={403: ("permissions_changed",), 404: ("branch_not_found",)},
    summary="Close a branch",
)
def handle(caller: Caller, branch_id: str) -> None:
    """Close the branch."""
    delete_branch(caller, branch_id)
