"""The authority to change a company's people and roles: read anew, and checked in the write."""

from collections.abc import Callable, Iterable

from tms.companies import store
from tms.companies.members import Grants
from tms.companies.roles import Role
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.access.permissions import Permission
from tms.kernel.errors import Forbidden
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction

__all__ = ["Overtaken", "acting", "commit", "until_settled"]


def acting(caller: Caller, needed: Permission) -> Grants:
    """Return what a caller may do now, whatever the access token says.

    Raises:
        Forbidden: `permissions_changed`: the caller is no longer active in the company, or no longer holds
            `needed`.
    """
    actor = store.find_grants(company_of(caller), caller.subject)
    if actor is None or not actor.active or needed not in actor.permissions:
        raise Forbidden("permissions_changed", f"You do not hold the permission {needed} any more.")
    return actor


def commit(
    transaction: Transaction,
    actor: Grants,
    entry: Entry,
    explain: Callable[[ConditionFailed], object],
    judged: Iterable[Role] = (),
) -> None:
    """Write a change with its audit record, if everything that it was decided on is still as it was read.

    That is: the actor's membership, the company's own roles that give the actor authority, and `judged`.

    Args:
        explain: called when a condition failed; raises the error that the caller is told, if there is one.
        judged: the company's own roles whose permissions the decision depends on.

    Raises:
        Overtaken: something that the change was decided on has changed.
    """
    revisions = {role.role_id: role.revision for role in judged}
    if any(revisions.get(role, revision) != revision for role, revision in actor.own.items()):
        raise Overtaken  # a role changed between the reading of the actor and that of the roles
    store.require_revision(transaction, actor.company, actor.account_id, actor.revision)
    store.require_roles(transaction, actor.company, {**revisions, **actor.own})
    audit.add(transaction, entry)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        explain(failure)
        raise Overtaken from None
