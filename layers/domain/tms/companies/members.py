"""Members of a company: pure. What a member may do follows from roles, extra and revoked permissions."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tms.companies.roles import GRANTABLE, Roles, is_own, permissions_of
from tms.kernel.access.permissions import Permission

OWNER = "owner"


class MemberState(StrEnum):
    """Whether somebody works for the company: not yet, now, or no more."""

    INVITED = "INVITED"
    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


@dataclass(frozen=True)
class Member:
    """Somebody who works for a company, or a device of it.

    Attributes:
        roles: names of built-in roles, ids of the company's own.
        extra: permissions that the member has beside those of the roles.
        revoked: permissions that the member does not have, whatever the roles hold.
        active: False from a deactivation until the reactivation.
        joined: whether the invitation was accepted.
        revision: the number of changes so far, by which a write sees that it was overtaken.
        request_hash: of the request that invited the member; None if there was none.
        created_at: epoch seconds.
    """

    company: str
    account_id: str
    roles: frozenset[str]
    extra: frozenset[Permission]
    revoked: frozenset[Permission]
    active: bool
    joined: bool
    revision: int
    request_hash: str | None
    created_at: int

    @property
    def state(self) -> MemberState:
        """Whether the member works for the company."""
        if not self.active:
            return MemberState.INACTIVE
        return MemberState.ACTIVE if self.joined else MemberState.INVITED

    @property
    def is_owner(self) -> bool:
        """Tell whether this is an active owner from whom no permission is revoked."""
        return self.state is MemberState.ACTIVE and OWNER in self.roles and not self.revoked

    @property
    def own_roles(self) -> frozenset[str]:
        """The company's own roles among the member's."""
        return frozenset(role for role in self.roles if is_own(role))

    def permissions(self, own: Roles) -> frozenset[Permission]:
        """Return what the member may do while active.

        Args:
            own: the company's own roles, at least the member's.
        """
        return effective(self.roles, self.extra, self.revoked, own)


def effective(
    roles: Iterable[str], extra: Iterable[Permission], revoked: Iterable[Permission], own: Roles
) -> frozenset[Permission]:
    """Return what roles allow together, with `extra` and without `revoked`, as far as companies grant it."""
    together = frozenset[Permission]().union(*(permissions_of(role, own) for role in roles))
    return ((together | frozenset(extra)) - frozenset(revoked)) & GRANTABLE
