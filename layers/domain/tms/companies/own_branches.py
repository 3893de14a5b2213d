"""A company's branches, as its own people find them."""

from tms.companies import branch_store, store
from tms.companies.company import Branch
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.errors import NotFound


def find_branch(caller: Caller, branch_id: str) -> Branch:
    """Return a branch of the caller's company, as it is now.

    Raises:
        Forbidden: `not_allowed`, the caller works for no company.
        NotFound: `branch_not_found`, also for a branch of another company.
    """
    company = company_of(caller)
    branch = branch_store.find_branch(company, branch_id)
    if branch is None:
        missing = NotFound("branch_not_found", f"Your company has no branch {branch_id}.")
        raise tenancy.hidden(caller, store.home_of(branch_id) or company, branch_id, missing)
    return branch


def audited(branch: Branch) -> dict[str, object]:
    """Return what the audit trail shows of a branch: an office, and no person."""
    return {"name": branch.name, "address": branch.address}
