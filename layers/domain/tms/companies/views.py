"""What the companies' endpoints answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.accounts.account import Card
from tms.companies.members import Member, MemberState
from tms.companies.roles import Role, Roles, permissions_of
from tms.kernel.clock import at
from tms.kernel.email_address import readable


@dataclass(frozen=True)
class PermissionView:
    """A permission.

    Attributes:
        roles: the built-in roles that hold it.
        grantable: whether a company can give it to its people; the others are the platform's.

    Example:
        permission: tickets:scan
        description: Check tickets at the door
        roles: ["driver", "inspector", "agent", "supervisor", "owner", "pos_device"]
        grantable: true
    """

    permission: str
    description: str
    roles: Sequence[str]
    grantable: bool


@dataclass(frozen=True)
class PermissionsView:
    """Every permission that there is."""

    items: Sequence[PermissionView]


@dataclass(frozen=True)
class RoleView:
    """A role of a company.

    Attributes:
        role: the name of a built-in role, the id of one that the company made.
        holders: how many people have it, invited and deactivated ones too.

    Example:
        name: Night gate
        built_in: false
        holders: 3
    """

    role: str
    name: str
    built_in: bool
    permissions: Sequence[str]
    holders: int


@dataclass(frozen=True)
class RolesView:
    """The roles that a company can give: the built-in ones, then its own by name."""

    items: Sequence[RoleView]


@dataclass(frozen=True)
class StaffView:
    """Somebody who works for the company, or a device of it.

    Attributes:
        full_name, email, phone: null once the account was deleted.
        new_email, new_phone: replace the former ones when the member types the code that was sent there.
        roles: names of built-in roles, ids of the company's own.
        extra: permissions that this member has beside those of the roles.
        revoked: permissions that are taken away from this member, whatever the roles hold.
        permissions: the outcome, while the member is active.
        state: INVITED until the invitation is accepted, INACTIVE after a deactivation, else ACTIVE.

    Example:
        new_email: null
        new_phone: null
        roles: ["agent"]
        state: ACTIVE
    """

    account_id: str
    full_name: str | None
    email: str | None
    phone: str | None
    new_email: str | None
    new_phone: str | None
    roles: Sequence[str]
    extra: Sequence[str]
    revoked: Sequence[str]
    permissions: Sequence[str]
    state: MemberState
    created_at: datetime


@dataclass(frozen=True)
class StaffList:
    """A page of the company's people; `next_cursor` asks for the next page, and is null on the last one."""

    items: Sequence[StaffView]
    next_cursor: str | None


def built_in_view(role: str, holders: int) -> RoleView:
    """Return a built-in role as it is answered."""
    return RoleView(role, role, built_in=True, permissions=sorted(permissions_of(role, {})), holders=holders)


def role_view(role: Role) -> RoleView:
    """Return a company's own role as it is answered."""
    return RoleView(
        role.role_id,
        role.name,
        built_in=False,
        permissions=sorted(role.permissions),
        holders=role.holders,
    )


def staff_view(member: Member, own: Roles, card: Card | None) -> StaffView:
    """Return a member as it is answered.

    Args:
        own: the company's own roles, at least the member's.
        card: of the member's account; None if it was deleted.
    """
    return StaffView(
        account_id=member.account_id,
        full_name=card.full_name if card else None,
        email=readable(card.email) if card and card.email else None,
        phone=card.phone if card else None,
        new_email=readable(card.new_email) if card and card.new_email else None,
        new_phone=card.new_phone if card else None,
        roles=sorted(member.roles),
        extra=sorted(member.extra),
        revoked=sorted(member.revoked),
        permissions=sorted(member.permissions(own)),
        state=member.state,
        created_at=at(member.created_at),
    )
