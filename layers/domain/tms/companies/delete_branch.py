"""Use case: close a branch of a company."""

from functools import partial

from tms.companies import branch_store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.own_branches import audited, find_branch
from tms.companies.own_company import overtaken
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.store import Transaction


def delete_branch(caller: Caller, branch_id: str) -> None:
    """Close a branch of the caller's company.

    Raises:
        Forbidden: `not_allowed`, `permissions_changed`.
        NotFound: `branch_not_found`, also for a branch of another company.
    """
    until_settled(partial(_delete, caller, branch_id))


def _delete(caller: Caller, branch_id: str) -> None:
    actor = acting(caller, Permission.COMPANY_UPDATE)
    branch = find_branch(caller, branch_id)
    transaction = Transaction()
    branch_store.delete_branch(transaction, branch)
    entry = Entry("branch.closed", branch_id, actor.company, before=audited(branch))
    commit(transaction, actor, entry, overtaken)
