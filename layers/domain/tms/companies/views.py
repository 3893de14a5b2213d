"""What the companies' endpoints answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tms.companies.roles import Role, permissions_of
from tms.kernel.access.permissions import ROLES, Permission


@dataclass(frozen=True)
class PermissionView:
    """A permission.

    Attributes:
        roles: the built-in roles that hold it.
        grantable: whether somebody in a company can hold it; others are the platform's.
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


def built_in_view(role: str, holders: int) -> RoleView:
    """Return a built-in role as it is answered."""
    return RoleView(role, role, built_in=True, permissions=sorted(permissions_of(role, {})), holders=holders)


def role_view(role: Role) -> RoleView:
    """Return a company's own role as it is answered."""
    return RoleView(role.role_id, role.name, False, sorted(role.permissions), role.holders)  # noqa: FBT003


def holding(permission: Permission, roles: Iterable[str] = ROLES) -> list[str]:
    """Return the built-in roles that hold a permission."""
    return [role for role in roles if permission in ROLES[role]]
