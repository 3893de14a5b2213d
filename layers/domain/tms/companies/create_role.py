"""Use case: make a role of a company."""

from functools import partial
from typing import TYPE_CHECKING

from tms.companies import store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.own_roles import audited, explain, find_role, refuse_built_in_name
from tms.companies.roles import Role
from tms.companies.rules import require_within
from tms.companies.views import RoleView, role_view
from tms.kernel import idempotency
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import OWN_ACCOUNT, Permission
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound
from tms.kernel.ids import derived_id
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.companies.requests import RoleRequest


def create_role(caller: Caller, request: "RoleRequest", key: str) -> RoleView:
    """Make a role of the caller's company. A repeated request returns the role that it made before.

    Args:
        key: the caller's Idempotency-Key. The role's id is derived from the caller and the key.

    Raises:
        Forbidden: `permissions_changed`; `beyond_own_permissions`.
        NotFound: `role_not_found`, the role that this request made was deleted since.
        Conflict: `role_name_taken`.
        Invalid: `idempotency_key_reused`.
    """
    return until_settled(partial(_create, caller, request, key))


def _create(caller: Caller, request: "RoleRequest", key: str) -> RoleView:
    actor = acting(caller, Permission.ROLE_MANAGE)
    role = Role(
        role_id=derived_id("rol", caller.subject, key),
        company=actor.company,
        name=request.name,
        permissions=frozenset(request.permissions) | OWN_ACCOUNT,
        holders=0,
        revision=1,
        request_hash=idempotency.hash_of(request),
        created_at=epoch(),
    )
    require_within(actor.permissions, role.permissions)
    refuse_built_in_name(role.name)
    transaction = Transaction()
    store.add_role(transaction, role)
    entry = Entry("role.created", role.role_id, role.company, after=audited(role))
    try:
        commit(transaction, actor, entry, _explain)
    except ConditionFailed:
        return _replayed(caller, role)
    return role_view(role)


def _explain(failure: ConditionFailed) -> None:
    """Pass the failure on if the role was made before; else explain it as any other change of a role.

    Raises:
        ConditionFailed: the role was made before.
        Conflict: `role_name_taken`.
    """
    if store.HOME in failure.failed:
        raise failure
    explain(failure)


def _replayed(caller: Caller, role: Role) -> RoleView:
    """Return the role that a repeated request made, as it is now.

    Raises:
        NotFound: `role_not_found`, it was deleted since.
        Invalid: `idempotency_key_reused`, the request was another one.
    """
    try:
        made = find_role(caller, role.role_id)
    except NotFound:
        raise NotFound("role_not_found", "This request made a role that was deleted since.") from None
    if made.request_hash != role.request_hash:
        raise idempotency.key_reused()
    return role_view(made)
