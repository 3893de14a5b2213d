"""Use case: delete a role that a company made."""

from functools import partial

from tms.companies import store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.own_roles import audited, explain, find_role, refuse_built_in
from tms.companies.rules import require_within
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.errors import Conflict
from tms.kernel.store import Transaction


def delete_role(caller: Caller, role: str) -> None:
    """Delete a role that nobody has.

    Raises:
        Forbidden: `permissions_changed`; `beyond_own_permissions`: the role holds more than the caller.
        NotFound: `role_not_found`, also for a role of another company.
        Conflict: `built_in_role`; `role_in_use`, with the number of its holders in `holders`.
    """
    refuse_built_in(role)
    until_settled(partial(_delete, caller, role))


def _delete(caller: Caller, role_id: str) -> None:
    actor = acting(caller, Permission.ROLE_MANAGE)
    role = find_role(caller, role_id)
    require_within(actor.permissions, role.permissions)
    if role.holders:
        raise Conflict("role_in_use", f"{role.holders} people have this role.", holders=role.holders)
    transaction = Transaction()
    store.delete_role(transaction, role)
    entry = Entry("role.deleted", role_id, role.company, before=audited(role))
    commit(transaction, actor, entry, explain, [role])
