"""Who changes something: the caller as the company has them now, and changes whose ground moves meanwhile."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from tms.companies import grants, store
from tms.companies.grants import Grants
from tms.companies.roles import Role
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.errors import Forbidden
from tms.kernel.store import ConditionFailed, Conflicted, Transaction

RACES = 5
"""How often a change is tried whose ground moved meanwhile."""

T = TypeVar("T")


class Overtaken(Exception):
    """What a change was decided on has changed; decide again."""


def company_of(caller: Caller) -> str:
    """Return the company whose people and roles a caller sees: their own, whatever they ask for.

    Raises:
        Forbidden: `not_allowed`, who works for none.
    """
    if caller.company is None:
        raise Forbidden("not_allowed", "This is for people who work for a company.")
    return caller.company


def acting(caller: Caller, needed: Permission) -> Grants:
    """Return what a caller may do now, whatever their token says.

    Raises:
        Forbidden: `permissions_changed`, they are not active in the company any more, or lack the permission.
    """
    actor = grants.of(company_of(caller), caller.subject)
    if actor is None or not actor.active or needed not in actor.permissions:
        raise Forbidden("permissions_changed", f"You do not hold the permission {needed} any more.")
    return actor


def commit(
    transaction: Transaction,
    actor: Grants,
    entry: Entry,
    told: Callable[[ConditionFailed], object],
    judged: Iterable[Role] = (),
) -> None:
    """Write a change with its audit record, if all that it was decided on is still as it was read.

    That is the actor's membership, the company's own roles that the actor's authority comes from, and those
    whose content the change was judged by.

    Args:
        told: raises what the caller is told of a failed condition, if they are.
        judged: the company's own roles that the decision looked into.

    Raises:
        Overtaken: something that it was decided on has changed.
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
        told(failure)
        raise Overtaken from None


def until_settled(attempt: Callable[[], T]) -> T:
    """Return what an attempt comes to, made again as long as others are faster to change its ground.

    Raises:
        Conflicted: they were, each time.
    """
    for _ in range(RACES):
        try:
            return attempt()
        except Overtaken:
            continue
    raise Conflicted
