"""Roles: pure. A role is a name for a set of permissions; some are built in, others are a company's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from tms.companies.lookalikes import readings
from tms.kernel.access.permissions import COMPANY_ROLES, OWN_ACCOUNT, ROLES, Permission

GRANTABLE = ROLES["owner"]
"""Every permission that a company can give to its people. The platform's own are not among them."""


@dataclass(frozen=True)
class Role:
    """A role that a company made itself.

    Attributes:
        holders: how many of its people have the role, invited and deactivated ones too.
        revision: the number of changes of name and permissions so far, by which a write sees that it was
            overtaken.
        request_hash: of the request that made it.
        created_at: epoch seconds.
    """

    role_id: str
    company: str
    name: str
    permissions: frozenset[Permission]
    holders: int
    revision: int
    request_hash: str
    created_at: int


Roles = Mapping[str, Role]
"""A company's own roles by their id."""


def permissions_of(role: str, own: Roles) -> frozenset[Permission]:
    """Return what a role allows, by its name or id. A role that the company does not have allows nothing."""
    if role in COMPANY_ROLES:
        return ROLES[role] & GRANTABLE
    return (own[role].permissions | OWN_ACCOUNT) & GRANTABLE if role in own else frozenset()


def is_own(role: str) -> bool:
    """Tell whether `role` is the id of a role that a company made, rather than the name of a built-in one."""
    return role.startswith("rol_")


def is_like_built_in(name: str) -> bool:
    """Tell whether people would read a name as that of a built-in role, whatever letters or marks it uses."""
    return not _BUILT_IN.isdisjoint(readings(name))


_BUILT_IN = frozenset().union(*map(readings, COMPANY_ROLES))
