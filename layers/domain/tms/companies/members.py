"""Members of a company, and what they may do: pure. It follows from roles, extra and revoked permissions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tms.companies.roles import GRANTABLE, Roles, is_own, permissions_of
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import WITHOUT_SECOND_FACTOR, Permission, granted, is_staff

OWNER = "owner"
_ON_THE_ROAD = granted({"driver", "inspector"})


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


@dataclass(frozen=True)
class Grants:
    """What a member of a company may do.

    Attributes:
        roles: names of built-in roles, ids of the company's own.
        permissions: those of the roles, with the member's extra ones and without the revoked ones.
        active: False for a member who was deactivated, or has not accepted the invitation yet.
        revision: of the membership that this was read from.
        own: revision of each of the company's own roles that this was read from, by its id.
    """

    company: str
    account_id: str
    roles: frozenset[str]
    permissions: frozenset[Permission]
    active: bool
    revision: int
    own: Mapping[str, int] = field(default_factory=dict)

    @property
    def second_factor(self) -> bool:
        """Tell whether the member needs a second factor: because of the roles, or of extra permissions."""
        return is_staff(self.roles) or not self.permissions <= granted(WITHOUT_SECOND_FACTOR)

    @property
    def allowed_while_company_suspended(self) -> bool:
        """Tell whether the member only serves tickets that were sold, even while the company is suspended."""
        return self.permissions <= _ON_THE_ROAD

    @property
    def caller(self) -> Caller:
        """The identity that the member's tokens carry."""
        return Caller(self.account_id, self.roles, self.permissions, self.company)


def grants_of(member: Member, own: Roles) -> Grants:
    """Return what a member may do.

    Args:
        own: the company's own roles, at least the member's.
    """
    return Grants(
        company=member.company,
        account_id=member.account_id,
        roles=member.roles,
        permissions=member.permissions(own),
        active=member.active and member.joined,
        revision=member.revision,
        own={role: own[role].revision for role in sorted(member.own_roles) if role in own},
    )


def effective(
    roles: Iterable[str], extra: Iterable[Permission], revoked: Iterable[Permission], own: Roles
) -> frozenset[Permission]:
    """Return what roles allow together, with `extra` and without `revoked`, as far as companies grant it."""
    together = frozenset[Permission]().union(*(permissions_of(role, own) for role in roles))
    return ((together | frozenset(extra)) - frozenset(revoked)) & GRANTABLE
