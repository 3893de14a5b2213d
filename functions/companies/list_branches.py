"""GET /company/branches: the branches of the caller's company."""

from tms.companies.list_branches import list_branches
from tms.companies.requests import BranchQuery
from tms.companies.views import BranchList
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("companies")


@app.get(
    "/company/branches",
    allow=Permission.COMPANY_READ,
    query=BranchQuery,
    returns=BranchList,
    errors={400: ("bad_cursor",)},
    summary="The company's branches",
)
def handle(caller: Caller, query: BranchQuery) -> BranchList:
    """List the branches."""
    return list_branches(caller, query)
