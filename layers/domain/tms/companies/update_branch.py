"""Use case: change a branch of a company."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.companies import branch_store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.own_branches import audited, find_branch
from tms.companies.own_company import overtaken
from tms.companies.views import BranchView, branch_view
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.companies.requests import BranchChange


def update_branch(caller: Caller, branch_id: str, request: "BranchChange") -> BranchView:
    """Change a branch of the caller's company.

    Raises:
        Forbidden: `not_allowed`, `permissions_changed`.
        NotFound: `branch_not_found`, also for a branch of another company.
    """
    return until_settled(partial(_update, caller, branch_id, request))


def _update(caller: Caller, branch_id: str, request: "BranchChange") -> BranchView:
    actor = acting(caller, Permission.COMPANY_UPDATE)
    before = find_branch(caller, branch_id)
    after = replace(before, **request.given())
    if after == before:
        return branch_view(before)
    transaction = Transaction()
    branch_store.change_branch(transaction, before, after)
    entry = Entry("branch.changed", branch_id, actor.company, before=audited(before), after=audited(after))
    commit(transaction, actor, entry, overtaken)
    return branch_view(after)
