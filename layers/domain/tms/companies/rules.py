"""Which members somebody may change, and how: pure.

Nobody gives or takes a permission that they do not hold. Nobody changes their own. One owner always stays.
"""

from collections.abc import Iterable

from tms.companies.members import Member, effective
from tms.companies.roles import GRANTABLE, Roles
from tms.kernel.access.permissions import Permission
from tms.kernel.errors import Conflict, Forbidden


def beyond(held: frozenset[Permission], *wanted: Iterable[Permission]) -> list[str]:
    """Return what of `wanted` is not held, in alphabetical order."""
    return sorted(frozenset[Permission]().union(*wanted) - held)


def require_within(held: frozenset[Permission], *wanted: Iterable[Permission]) -> None:
    """Refuse an actor who does not hold all of `wanted`.

    Raises:
        Forbidden: `beyond_own_permissions`, with what is missing in `permissions`.
    """
    if missing := beyond(held, *wanted):
        words = f"You cannot give or take what you do not hold yourself: {', '.join(missing)}."
        raise Forbidden("beyond_own_permissions", words, permissions=missing)


def require_invitation(held: frozenset[Permission], invited: Member, own: Roles) -> None:
    """Refuse an invitation to permissions that the actor does not hold.

    The roles count whole, without what is revoked from them. Revoked permissions count too: an actor who does
    not hold one could not give it back.

    Args:
        held: what the actor holds now.
        own: the company's own roles, at least those of the invitation.

    Raises:
        Forbidden: `beyond_own_permissions`.
    """
    roles = effective(invited.roles, (), (), own)
    require_within(held & GRANTABLE, roles, invited.extra, invited.revoked)


def require_change(
    actor_id: str,
    held: frozenset[Permission],
    before: Member,
    after: Member,
    own: Roles,
    owners: frozenset[str],
) -> None:
    """Refuse a change of a member that the actor may not make.

    Args:
        held: what the actor holds now.
        own: the company's own roles, at least those of the member before and after.
        owners: the accounts of the company's active owners.

    Raises:
        Conflict: `own_account`; `last_owner`.
        Forbidden: `beyond_own_permissions`: the actor lacks something that the member holds before or after,
            or something that the change gives or takes.
    """
    if before.account_id == actor_id:
        raise own_account()
    if before.is_owner and not after.is_owner and owners <= {before.account_id}:
        raise last_owner()
    require_within(held, before.permissions(own), after.permissions(own), _moved(before, after, own))


def _moved(before: Member, after: Member, own: Roles) -> frozenset[Permission]:
    """Return every permission that a change gives or takes by itself, even if it has no effect now.

    A role counts with all its permissions, also those that are revoked from the member: the role may grow,
    and the revocation does not grow with it. A revocation that takes nothing today may take something
    tomorrow. Nobody may put a permission beside the roles that no company can grant; anybody may remove it.
    """
    roles = effective(after.roles - before.roles, (), (), own)
    put = (after.extra - before.extra) | (after.revoked - before.revoked)
    cleared = (before.extra - after.extra) | (before.revoked - after.revoked)
    return roles | put | (cleared & GRANTABLE)


def own_account() -> Conflict:
    """Return the refusal to change one's own permissions."""
    return Conflict("own_account", "Nobody changes their own roles or standing. Ask somebody else.")


def last_owner() -> Conflict:
    """Return the refusal of a change that would leave a company without an owner."""
    return Conflict("last_owner", "This is the company's last active owner. Make another one first.")
