"""Use case: open a branch of a company."""

from functools import partial
from typing import TYPE_CHECKING

from tms.companies import branch_store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.company import Branch
from tms.companies.own_branches import audited, find_branch
from tms.companies.views import BranchView, branch_view
from tms.kernel import idempotency
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound
from tms.kernel.ids import derived_id
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.companies.requests import BranchRequest


def create_branch(caller: Caller, request: "BranchRequest", key: str) -> BranchView:
    """Open a branch of the caller's company. A repeated request returns the branch that it made before.

    Args:
        key: the caller's Idempotency-Key. The branch's id is derived from the caller and the key.

    Raises:
        Forbidden: `not_allowed`, `permissions_changed`.
        NotFound: `branch_not_found`, the branch that this request made was closed since.
        Invalid: `idempotency_key_reused`.
    """
    return until_settled(partial(_create, caller, request, key))


def _create(caller: Caller, request: "BranchRequest", key: str) -> BranchView:
    actor = acting(caller, Permission.COMPANY_UPDATE)
    branch = Branch(
        branch_id=derived_id("brn", caller.subject, key),
        company_id=actor.company,
        name=request.name,
        address=request.address,
        phone=request.phone,
        email=request.email,
        revision=1,
        request_hash=idempotency.hash_of(request),
        created_at=epoch(),
    )
    transaction = Transaction()
    branch_store.add_branch(transaction, branch)
    try:
        commit(
            transaction,
            actor,
            Entry("branch.opened", branch.branch_id, actor.company, after=audited(branch)),
            _explain,
        )
    except ConditionFailed:
        return _replayed(caller, branch)
    return branch_view(branch)


def _explain(failure: ConditionFailed) -> None:
    """Pass the failure on if the branch was made before.

    Raises:
        ConditionFailed: the branch was made before.
    """
    if branch_store.BRANCH in failure.failed:
        raise failure


def _replayed(caller: Caller, branch: Branch) -> BranchView:
    try:
        made = find_branch(caller, branch.branch_id)
    except NotFound:
        raise NotFound("branch_not_found", "This request made a branch that was closed since.") from None
    if made.request_hash != branch.request_hash:
        raise idempotency.key_reused()
    return branch_view(made)
