"""How a member of a company is changed: by whom, with which roles, and what the audit trail says of it."""

from collections.abc import Callable, Mapping

from tms.accounts.for_companies import people as accounts
from tms.companies import store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.members import Member
from tms.companies.people import find_member, view_of
from tms.companies.roles import Role, Roles, is_own
from tms.companies.rules import last_owner, require_change
from tms.companies.views import StaffView
from tms.kernel.access import suspension, tenancy
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import COMPANY_ROLES, Permission
from tms.kernel.errors import Conflict, Invalid, NotFound
from tms.kernel.store import ConditionFailed, Transaction

DEACTIVATED = "deactivated by the company"
"""The reason under which a company suspends an account. It lifts no suspension that has another reason."""

Change = Callable[[Member], Member]
"""Returns a member as it is to be."""

Explain = Callable[[ConditionFailed], None]

Alongside = Callable[[Transaction, Member], None]
"""Adds to a transaction what is written together with a changed member."""


def change_member(
    caller: Caller,
    account_id: str,
    action: str,
    change: Change,
    alongside: Alongside,
    correction: Mapping[str, object] | None = None,
    explain: Explain | None = None,
) -> StaffView:
    """Change a member of the caller's company; return the member as it is then.

    Nothing is written if the change leaves the member as it was and corrects nothing of the account.

    Args:
        action: what the audit trail calls the change.
        change: may be called several times, on newer states of the member.
        alongside: the same.
        correction: what the audit trail shows of what `alongside` changes of the account; empty if nothing.
        explain: raises the caller's error if a write of `alongside` failed.

    Raises:
        NotFound: `staff_not_found`, also for somebody who works for another company.
        Conflict: `own_account`, `last_owner`, `account_deleted`, `not_by_the_company`.
        Forbidden: `permissions_changed`, `beyond_own_permissions`.
        Invalid: `no_such_role`.
    """

    def attempt() -> StaffView:
        actor = acting(caller, Permission.STAFF_MANAGE)
        before = find_member(caller, account_id)
        after = change(before)
        own = store.own_roles(actor.company, before, after)
        require_roles(caller, after, own)
        owners = store.owners_of(actor.company) if before.is_owner and not after.is_owner else frozenset()
        require_change(actor.account_id, actor.permissions, before, after, own, owners)
        if after == before and not correction:
            return view_of(before, own)
        transaction = Transaction()
        store.change_member(transaction, before, after)
        store.count_holders(transaction, _among(own, before), _among(own, after))
        alongside(transaction, after)
        seen = audited(after) | dict(correction or {})
        entry = Entry(action, account_id, actor.company, before=audited(before), after=seen)

        def explained(failure: ConditionFailed) -> None:
            _explain(failure)
            if explain is not None:
                explain(failure)

        commit(transaction, actor, entry, explained, own.values())
        return view_of(after, own)

    return until_settled(attempt)


def require_roles(caller: Caller, member: Member, own: Roles) -> None:
    """Refuse roles that the company cannot give.

    Args:
        own: the company's own roles, at least the member's.

    Raises:
        Invalid: `no_such_role`, also for a role that another company made.
    """
    unknown = sorted(member.roles - COMPANY_ROLES - own.keys())
    for role in filter(is_own, unknown):
        home = store.home_of(role) or member.company
        tenancy.hidden(caller, home, role, NotFound("role_not_found", role))
    if unknown:
        raise Invalid("no_such_role", f"The company has no role {', '.join(unknown)}.", "/roles")


def audited(member: Member) -> dict[str, object]:
    """Return what the audit trail shows of a member."""
    return {
        "roles": sorted(member.roles),
        "extra": sorted(member.extra),
        "revoked": sorted(member.revoked),
        "active": member.active,
    }


def account_deleted() -> Conflict:
    """Return the refusal to correct an account that was deleted."""
    return Conflict("account_deleted", "The account was deleted and has no name any more.")


def _among(own: Roles, member: Member) -> list[Role]:
    return [own[role] for role in sorted(member.own_roles) if role in own]


def _explain(failure: ConditionFailed) -> None:
    """Raise the caller's error for the condition that failed, if the caller caused it.

    Raises:
        Conflict: `account_deleted`: there is no account to correct; `not_by_the_company`: the account was
            deleted, or somebody else than the company suspended it; `last_owner`: another owner has left
            meanwhile.
    """
    if accounts.NAME in failure.failed:
        raise account_deleted()
    if suspension.ACCOUNT in failure.failed:
        told = "The account was deleted, or suspended by others than its company."
        raise Conflict("not_by_the_company", told)
    if store.OWNERS in failure.failed:
        raise last_owner()
