"""What a company's people may do now: sign-in and renewal put it into tokens, changes of staff ask anew."""

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
        permissions: what they come to, with the member's extra ones and without the revoked ones.
        active: False for who was deactivated, or has not accepted the invitation yet.
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
        """Tell whether the member signs in as staff: by the roles, and by whatever was given beside them."""
        return is_staff(self.roles) or not self.permissions <= granted(WITHOUT_SECOND_FACTOR)

    @property
    def allowed_while_company_suspended(self) -> bool:
        """Tell whether the member does only what sold tickets need, which goes on whatever happens."""
        return self.permissions <= _ON_THE_ROAD

    @property
    def caller(self) -> Caller:
        """The identity that the member's tokens carry."""
        return Caller(self.account_id, self.roles, self.permissions, self.company)


def of(company: str, account_id: str) -> Grants | None:
    """Return what somebody may do in a company, as it is now; None for who is no member of it.

    One read; a second one where the member has roles that the company made.
    """
    member = store.find_member(company, account_id)
    return None if member is None else of_member(member, store.roles_by_id(company, member.own_roles))


def of_member(member: Member, own: Roles) -> Grants:
    """Return what a member may do, whose own roles are among `own`."""
    return Grants(
        company=member.company,
        account_id=member.account_id,
        roles=member.roles,
        permissions=member.permissions(own),
        active=member.active and member.joined,
        revision=member.revision,
        own={role: own[role].revision for role in sorted(member.own_roles) if role in own},
    )
