"""Use case: set the policy of the caller's company."""

from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING

from tms.companies import company_store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.own_company import overtaken
from tms.companies.policy import Policy
from tms.companies.views import PolicyView, policy_view
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.companies.requests import PolicyRequest


def set_policy(caller: Caller, request: "PolicyRequest") -> PolicyView:
    """Set the policy of the caller's company. It counts for what is planned and sold from now on.

    Raises:
        Forbidden: `not_allowed`, `permissions_changed`.
    """
    return policy_view(until_settled(partial(_set, caller, request)))


def _set(caller: Caller, request: "PolicyRequest") -> Policy:
    actor = acting(caller, Permission.COMPANY_UPDATE)
    before = company_store.find_policy(actor.company)
    after = request.policy(before.revision + 1)
    if before.revision and replace(after, revision=before.revision) == before:
        return before
    transaction = Transaction()
    company_store.change_policy(transaction, actor.company, before, after)
    entry = Entry(
        "company.policy_set", actor.company, actor.company, before=_audited(before), after=_audited(after)
    )
    commit(transaction, actor, entry, overtaken)
    return after


def _audited(policy: Policy) -> dict[str, object]:
    told = asdict(policy)
    del told["revision"]
    return told
