"""Use case: show a branch of a company."""

from tms.companies.own_branches import find_branch
from tms.companies.views import BranchView, branch_view
from tms.kernel.access.caller import Caller


def get_branch(caller: Caller, branch_id: str) -> BranchView:
    """Return a branch of the caller's company.

    Raises:
        Forbidden: `not_allowed`, the caller works for no company.
        NotFound: `branch_not_found`, also for a branch of another company.
    """
    return branch_view(find_branch(caller, branch_id))
