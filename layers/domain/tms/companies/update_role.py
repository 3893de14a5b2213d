"""Use cases: make, change and delete the roles of a company."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.companies import store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.list_roles import find_role
from tms.companies.roles import Role, is_like_built_in
from tms.companies.rules import own_account, require_within
from tms.companies.views import RoleView, role_view
from tms.kernel import idempotency
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import COMPANY_ROLES, OWN_ACCOUNT, Permission
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, NotFound
from tms.kernel.ids import derived_id
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.companies.requests import RoleChange, RoleRequest


def make_role(caller: Caller, request: "RoleRequest", key: str) -> RoleView:
    """Make a role of the caller's company, or return what this very request made before.

    Args:
        key: the caller's Idempotency-Key; it and the caller make the role's id.

    Raises:
        Forbidden: `permissions_changed`; `beyond_own_permissions`.
        NotFound: `role_not_found`, it was made by this very request, and deleted since.
        Conflict: `role_name_taken`.
        Invalid: `idempotency_key_reused`.
    """
    return until_settled(partial(_make, caller, request, key))


def change_role(caller: Caller, role: str, request: "RoleChange") -> RoleView:
    """Change a role of the caller's company. Its holders' tokens follow when they are renewed.

    Raises:
        Forbidden: `permissions_changed`; `beyond_own_permissions`, of it before or after.
        NotFound: `role_not_found`, also where it is another company's.
        Conflict: `built_in_role`, `role_name_taken`; `own_account`, what a role of their own holds.
    """
    _refuse_built_in(role)
    return until_settled(partial(_change, caller, role, request))


def delete_role(caller: Caller, role: str) -> None:
    """Delete a role that nobody has.

    Raises:
        Forbidden: `permissions_changed`; `beyond_own_permissions`, it holds more than the caller.
        NotFound: `role_not_found`, also where it is another company's.
        Conflict: `built_in_role`; `role_in_use`, with how many have it in `holders`.
    """
    _refuse_built_in(role)
    until_settled(partial(_delete, caller, role))


def _make(caller: Caller, request: "RoleRequest", key: str) -> RoleView:
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
    _refuse_built_in_name(role.name)
    transaction = Transaction()
    store.add_role(transaction, role)
    entry = Entry("role.created", role.role_id, role.company, after=_told(role))
    try:
        commit(transaction, actor, entry, _refuse)
    except ConditionFailed as failure:
        if store.HOME in failure.failed:
            return _replayed(caller, role)
        raise
    return role_view(role)


def _change(caller: Caller, role_id: str, request: "RoleChange") -> RoleView:
    actor = acting(caller, Permission.ROLE_MANAGE)
    before = find_role(caller, role_id)
    after = replace(before, name=request.name or before.name, revision=before.revision + 1)
    if request.permissions is not None:
        after = replace(after, permissions=frozenset(request.permissions) | OWN_ACCOUNT)
    if role_id in actor.roles and after.permissions != before.permissions:
        raise own_account()  # what was lent to them for a while would be theirs for good
    require_within(actor.permissions, before.permissions, after.permissions)
    if _told(before) == _told(after):
        return role_view(before)
    if after.name != before.name:
        _refuse_built_in_name(after.name)
    transaction = Transaction()
    store.change_role(transaction, before, after)
    entry = Entry("role.changed", role_id, after.company, before=_told(before), after=_told(after))
    commit(transaction, actor, entry, _refuse, [before])
    return role_view(after)


def _delete(caller: Caller, role_id: str) -> None:
    actor = acting(caller, Permission.ROLE_MANAGE)
    role = find_role(caller, role_id)
    require_within(actor.permissions, role.permissions)
    if role.holders:
        raise Conflict("role_in_use", f"{role.holders} people have this role.", holders=role.holders)
    transaction = Transaction()
    store.delete_role(transaction, role)
    entry = Entry("role.deleted", role_id, role.company, before=_told(role))
    commit(transaction, actor, entry, _refuse, [role])


def _refuse(failure: ConditionFailed) -> None:
    """Tell what a failed condition means.

    Raises:
        Conflict: `role_name_taken`.
        ConditionFailed: `store.HOME`, the role was made before.
    """
    if store.HOME in failure.failed:
        raise failure
    if store.NAME in failure.failed:
        raise _name_taken()


def _replayed(caller: Caller, role: Role) -> RoleView:
    try:
        before = find_role(caller, role.role_id)
    except NotFound:
        raise NotFound("role_not_found", "This request made a role that was deleted since.") from None
    if before.request_hash != role.request_hash:
        raise idempotency.key_reused()
    return role_view(before)


def _refuse_built_in(role: str) -> None:
    if role in COMPANY_ROLES:
        raise Conflict("built_in_role", f"The role {role} is built in; make one of your own beside it.")


def _refuse_built_in_name(name: str) -> None:
    if is_like_built_in(name):
        raise _name_taken()


def _name_taken() -> Conflict:
    return Conflict("role_name_taken", "The company has a role of this name.")


def _told(role: Role) -> dict[str, object]:
    return {"name": role.name, "permissions": sorted(role.permissions)}
