"""Who may change whom: pure. Nobody reaches beyond their own, nor at themselves; one owner always stays."""

from collections.abc import Iterable

from tms.companies.members import Member, effective
from tms.companies.roles import GRANTABLE, Roles
from tms.kernel.access.permissions import Permission
from tms.kernel.errors import Conflict, Forbidden


def beyond(held: frozenset[Permission], *wanted: Iterable[Permission]) -> list[str]:
    """Return what of `wanted` is not held, in alphabetical order."""
    return sorted(frozenset[Permission]().union(*wanted) - held)


def require_within(held: frozenset[Permission], *wanted: Iterable[Permission]) -> None:
    """Refuse who does not hold all of `wanted`.

    Raises:
        Forbidden: `beyond_own_permissions`, with what is missing in `permissions`.
    """
    if missing := beyond(held, *wanted):
        words = f"You cannot give or take what you do not hold yourself: {', '.join(missing)}."
        raise Forbidden("beyond_own_permissions", words, permissions=missing)


def require_invitation(held: frozenset[Permission], invited: Member, own: Roles) -> None:
    """Refuse to invite somebody to more than the actor holds, and to keep from them what nobody could give.

    Raises:
        Forbidden: `beyond_own_permissions`, of the roles whole, whatever is revoked beside them, of what is
            given besides, and of what is revoked: nobody else could lift it.
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
        owners: the accounts in whose hands the company is.

    Raises:
        Conflict: `own_account`; `last_owner`.
        Forbidden: `beyond_own_permissions`, of what the member holds before or after, and of each role and
            permission that is given or taken.
    """
    if before.account_id == actor_id:
        raise own_account()
    if before.is_owner and not after.is_owner and owners <= {before.account_id}:
        raise last_owner()
    require_within(held, before.permissions(own), after.permissions(own), _moved(before, after, own))


def _moved(before: Member, after: Member, own: Roles) -> frozenset[Permission]:
    """Return what a change gives or takes by itself, whatever else gives or revokes it now.

    A role is given with all that it holds: what is revoked beside it does not follow when the role grows, and
    a revocation that takes nothing today keeps something away tomorrow. What no company can grant comes to
    nothing beside the roles either: to put it there is refused, and everybody may clear it away.
    """
    roles = effective(after.roles - before.roles, (), (), own)
    put = (after.extra - before.extra) | (after.revoked - before.revoked)
    cleared = (before.extra - after.extra) | (before.revoked - after.revoked)
    return roles | put | (cleared & GRANTABLE)


def own_account() -> Conflict:
    """Return the refusal to change what one may do oneself."""
    return Conflict("own_account", "Nobody changes their own roles or standing. Ask somebody else.")


def last_owner() -> Conflict:
    """Return the refusal to leave a company without an owner."""
    return Conflict("last_owner", "This is the company's last active owner. Make another one first.")
