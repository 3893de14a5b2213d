"""Members of a company: pure. What one may do follows from roles, and from what is one's own beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tms.companies.roles import GRANTABLE, Roles, is_own, permissions_of
from tms.kernel.access.permissions import Permission

OWNER = "owner"


class MemberState(StrEnum):
    """Where somebody stands in the company."""

    INVITED = "INVITED"
    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"


@dataclass(frozen=True)
class Member:
    """Somebody who works for a company, or a device of it.

    Attributes:
        roles: names of built-in roles, ids of the company's own.
        extra, revoked: permissions beside the roles', and those of the roles' that this one lacks.
        active: False from the deactivation until the reactivation.
        joined: whether the invitation was accepted.
        revision: counts the changes, so that nobody decides on what was before.
        request_hash: of the request that invited; None where there was none.
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
        """Where the member stands."""
        if not self.active:
            return MemberState.INACTIVE
        return MemberState.ACTIVE if self.joined else MemberState.INVITED

    @property
    def is_owner(self) -> bool:
        """Tell whether the company is in this member's hands: an owner who is here and lacks nothing."""
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
    """Return what roles allow together, with `extra` and without `revoked`; never what is the platform's."""
    together = frozenset[Permission]().union(*(permissions_of(role, own) for role in roles))
    return ((together | frozenset(extra)) - frozenset(revoked)) & GRANTABLE
