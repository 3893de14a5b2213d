"""What a member of a company may do now: goes into tokens, and is read before changes of people and roles."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tms.companies import store
from tms.companies.members import Member
from tms.companies.roles import Roles
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import WITHOUT_SECOND_FACTOR, Permission, granted, is_staff

_ON_THE_ROAD = granted({"driver", "inspector"})


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


def of(company: str, account_id: str) -> Grants | None:
    """Return what an account may do in a company now; None if it is no member.

    This is one read, and a second one if the member has roles that the company made.
    """
    member = store.find_member(company, account_id)
    return None if member is None else of_member(member, store.own_roles(company, member))


def of_member(member: Member, own: Roles) -> Grants:
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
