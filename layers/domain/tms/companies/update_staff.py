"""Use cases: change what a company's people have, deactivate and reactivate them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.accounts import people as accounts
from tms.companies import store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.list_staff import find_member, view_of
from tms.companies.members import Member
from tms.companies.roles import Role, Roles, is_own
from tms.companies.rules import last_owner, require_change
from tms.companies.staff_views import StaffView
from tms.kernel.access import suspension, tenancy
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import COMPANY_ROLES, Permission
from tms.kernel.errors import Conflict, Invalid, NotFound
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.companies.requests import StaffChange

DEACTIVATED = "deactivated by the company"

Change = Callable[[Member], Member]
Alongside = Callable[[Transaction, Member], None]
"""Adds to the transaction what is written with the member, and does what comes before it."""


def change_staff(caller: Caller, account_id: str, request: "StaffChange") -> StaffView:
    """Change somebody's name, roles, extra and revoked permissions; what is left out stays.

    Tokens follow when they are renewed, within fifteen minutes.

    Raises:
        NotFound: `staff_not_found`, also where they work for another company.
        Conflict: `own_account`, `last_owner`; `account_deleted`, which takes no name any more.
        Forbidden: `permissions_changed`; `beyond_own_permissions`, of them before or after.
        Invalid: `no_such_role`.
    """

    def changed(member: Member) -> Member:
        return replace(
            member,
            roles=member.roles if request.roles is None else frozenset(request.roles),
            extra=member.extra if request.extra is None else frozenset(request.extra),
            revoked=member.revoked if request.revoked is None else frozenset(request.revoked),
        )

    def renamed(transaction: Transaction, member: Member) -> None:
        if request.full_name is not None:
            accounts.rename(transaction, member.account_id, request.full_name)

    alongside = None if request.full_name is None else renamed
    return until_settled(partial(_change, caller, account_id, changed, "staff.edited", alongside))


def deactivate(caller: Caller, account_id: str) -> StaffView:
    """Let somebody change nothing more from now on, and sign in no more; again, it changes nothing.

    Raises:
        NotFound: `staff_not_found`, also where they work for another company.
        Conflict: `own_account`, `last_owner`; `not_by_the_company`, others have suspended the account.
        Forbidden: `permissions_changed`, `beyond_own_permissions`.
    """

    def listed(transaction: Transaction, member: Member) -> None:
        suspension.suspend_account_unless_suspended(transaction, member.account_id, DEACTIVATED)

    changed = partial(_set_active, False)  # noqa: FBT003
    shown = until_settled(partial(_change, caller, account_id, changed, "staff.deactivated", listed))
    accounts.end_sessions(account_id)
    return shown


def reactivate(caller: Caller, account_id: str) -> StaffView:
    """Let somebody who was deactivated work again; of somebody active, it changes nothing.

    Sessions of before end first: one may have outlived the deactivation, which ends them after its change.

    Raises:
        NotFound: `staff_not_found`, also where they work for another company.
        Conflict: `own_account`; `not_by_the_company`, the account was deleted, or suspended by others.
        Forbidden: `permissions_changed`, `beyond_own_permissions`.
    """

    def unlisted(transaction: Transaction, member: Member) -> None:
        accounts.end_sessions(member.account_id)
        suspension.reinstate_account(transaction, member.account_id, DEACTIVATED)

    changed = partial(_set_active, True)  # noqa: FBT003
    return until_settled(partial(_change, caller, account_id, changed, "staff.reactivated", unlisted))


def own_roles(company: str, *members: Member) -> dict[str, Role]:
    """Return the company's own roles that members have or are to have, as they are now."""
    return store.roles_by_id(company, (role for member in members for role in member.own_roles))


def require_roles(caller: Caller, member: Member, own: Roles) -> None:
    """Refuse roles that the company cannot give.

    Raises:
        Invalid: `no_such_role`, also where another company made it.
    """
    unknown = sorted(member.roles - COMPANY_ROLES - own.keys())
    for role in filter(is_own, unknown):
        home = store.home_of(role) or member.company
        tenancy.hidden(caller, home, role, NotFound("role_not_found", role))
    if unknown:
        raise Invalid("no_such_role", f"The company has no role {', '.join(unknown)}.", "/roles")


def told(member: Member, **more: object) -> dict[str, object]:
    """Return what the audit tells of a member."""
    return {
        "roles": sorted(member.roles),
        "extra": sorted(member.extra),
        "revoked": sorted(member.revoked),
        "active": member.active,
        **more,
    }


def _set_active(active: bool, member: Member) -> Member:  # noqa: FBT001
    return replace(member, active=active)


def _change(
    caller: Caller, account_id: str, changed: Change, action: str, alongside: Alongside | None
) -> StaffView:
    actor = acting(caller, Permission.STAFF_MANAGE)
    before = find_member(caller, account_id)
    after = changed(before)
    own = own_roles(actor.company, before, after)
    require_roles(caller, after, own)
    owners = store.owners_of(actor.company) if before.is_owner and not after.is_owner else frozenset()
    require_change(actor.account_id, actor.permissions, before, after, own, owners)
    renamed = action == "staff.edited" and alongside is not None
    if after == before and not renamed:
        return view_of(before, own)
    transaction = Transaction()
    store.change_member(transaction, before, after)
    store.count_holders(transaction, _among(own, before), _among(own, after))
    if alongside is not None:
        alongside(transaction, after)
    more = {"full_name": "changed"} if renamed else {}
    entry = Entry(action, account_id, actor.company, before=told(before), after=told(after, **more))
    commit(transaction, actor, entry, _refuse, own.values())
    return view_of(after, own)


def _among(own: Roles, member: Member) -> list[Role]:
    return [own[role] for role in sorted(member.own_roles) if role in own]


def _refuse(failure: ConditionFailed) -> None:
    """Tell what a failed condition means.

    Raises:
        Conflict: `last_owner`, another owner has gone meanwhile; `account_deleted`, a name for nobody;
            `not_by_the_company`, a suspension that is not the company's.
    """
    if accounts.NAME in failure.failed:
        raise Conflict("account_deleted", "The account was deleted and has no name any more.")
    if suspension.ACCOUNT in failure.failed:
        told = "The account was deleted, or suspended by others than its company."
        raise Conflict("not_by_the_company", told)
    if store.OWNERS in failure.failed:
        raise last_owner()
