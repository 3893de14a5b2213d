"""Use case: change the name or the permissions of a role that a company made."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.companies import store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.own_roles import audited, explain, find_role, refuse_built_in, refuse_built_in_name
from tms.companies.rules import own_account, require_within
from tms.companies.views import RoleView, role_view
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import OWN_ACCOUNT, Permission
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.companies.requests import RoleChange


def update_role(caller: Caller, role: str, request: "RoleChange") -> RoleView:
    """Change a role of the caller's company. The tokens of its holders change when they are renewed.

    Raises:
        Forbidden: `permissions_changed`; `beyond_own_permissions`: the role holds more than the caller,
            before or after the change.
        NotFound: `role_not_found`, also for a role of another company.
        Conflict: `built_in_role`, `role_name_taken`; `own_account`: the caller has this role, and its
            permissions would change.
    """
    refuse_built_in(role)
    return until_settled(partial(_update, caller, role, request))


def _update(caller: Caller, role_id: str, request: "RoleChange") -> RoleView:
    actor = acting(caller, Permission.ROLE_MANAGE)
    before = find_role(caller, role_id)
    after = replace(before, name=request.name or before.name, revision=before.revision + 1)
    if request.permissions is not None:
        after = replace(after, permissions=frozenset(request.permissions) | OWN_ACCOUNT)
    if role_id in actor.roles and after.permissions != before.permissions:
        raise own_account()  # an extra permission, lent to the caller for a while, would become permanent
    require_within(actor.permissions, before.permissions, after.permissions)
    if audited(before) == audited(after):
        return role_view(before)
    if after.name != before.name:
        refuse_built_in_name(after.name)
    transaction = Transaction()
    store.change_role(transaction, before, after)
    entry = Entry("role.changed", role_id, after.company, before=audited(before), after=audited(after))
    commit(transaction, actor, entry, explain, [before])
    return role_view(after)
