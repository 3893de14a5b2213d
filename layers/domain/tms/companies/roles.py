"""Roles of a company: pure. A role is a name for a set of permissions; some are built in, others its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from tms.kernel.permissions import COMPANY_ROLES, OWN_ACCOUNT, ROLES, Permission

GRANTABLE = ROLES["owner"]
"""All that somebody in a company can hold. What only the platform's people may do is not among it."""


@dataclass(frozen=True)
class Role:
    """A role that a company made itself.

    Attributes:
        holders: how many of its people have the role, invited and deactivated ones too.
        revision: counts the changes of its name and permissions, so that nobody decides on what was before.
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
    """Return what a role allows, by its name or id; one that the company does not have allows nothing."""
    if role in COMPANY_ROLES:
        return ROLES[role] & GRANTABLE
    return (own[role].permissions | OWN_ACCOUNT) & GRANTABLE if role in own else frozenset()


def is_own(role: str) -> bool:
    """Tell whether this is the id of a role that a company made, and not the name of a built-in one."""
    return role.startswith("rol_")


def name_key(name: str) -> str:
    """Return what two names share that people take for the same."""
    return " ".join(name.casefold().split())
