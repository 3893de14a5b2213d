"""What the companies' endpoints take."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from tms.companies.roles import name_key
from tms.kernel.access.permissions import Permission
from tms.kernel.http.requests import Body, Email, PersonName, Phone, printable

MOST_KEY_BYTES = 480
"""The largest normal form of a role's name, in bytes: it is part of a key, of which DynamoDB takes 1,024.

Sixty letters of any script fit. Sixty of those characters that stand for eighteen letters each do not.
"""

Word = TypeVar("Word", bound=str)


def _each_once(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(sorted(set(words)))


def _short_in_normal_form(name: str) -> str:
    if len(name_key(name).encode()) > MOST_KEY_BYTES:
        raise ValueError("a character of it stands for many others; write them out, in 60 characters")
    return name


Permissions = Annotated[tuple[Permission, ...], Field(max_length=len(Permission)), AfterValidator(_each_once)]

RoleName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=60),
    AfterValidator(printable),
    AfterValidator(_short_in_normal_form),
]

RoleRef = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}$|^rol_[0-7][0-9A-HJKMNP-TV-Z]{25}$")]
"""The name of a built-in role, or the id of one that the company made."""

RoleRefs = Annotated[tuple[RoleRef, ...], Field(min_length=1, max_length=20), AfterValidator(_each_once)]


class RoleRequest(Body):
    """A role to make. It also holds what every account may do with itself.

    Example:
        name: Night gate
    """

    name: RoleName
    permissions: Permissions


class RoleChange(Body):
    """What to change of a role; what is left out stays.

    Example:
        name: Night gate
    """

    name: RoleName | None = None
    permissions: Permissions | None = None

    @model_validator(mode="after")
    def something(self) -> "RoleChange":
        """Ask for at least one change."""
        if self.name is None and self.permissions is None:
            raise ValueError("give a name or permissions")
        return self


class StaffQuery(Body):
    """Which people to list: those with a role, active or deactivated ones. Invited ones are active.

    Example:
        role: agent
        active: true
    """

    role: RoleRef | None = None
    active: bool | None = None
    cursor: Annotated[str, StringConstraints(min_length=1, max_length=512)] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class InvitationRequest(Body):
    """Somebody to work for the company. An invitation goes to the e-mail address.

    Example:
        roles: ["agent"]
    """

    full_name: PersonName
    email: Email
    phone: Phone | None = None
    roles: RoleRefs
    extra: Permissions = ()
    revoked: Permissions = ()


class StaffChange(Body):
    """What to change of somebody who works for the company; what is left out stays.

    Example:
        roles: ["agent", "inspector"]
    """

    full_name: PersonName | None = None
    roles: RoleRefs | None = None
    extra: Permissions | None = None
    revoked: Permissions | None = None

    @model_validator(mode="after")
    def something(self) -> "StaffChange":
        """Ask for at least one change."""
        if self.full_name is None and self.roles is None and self.extra is None and self.revoked is None:
            raise ValueError("give a name, roles, extra or revoked permissions")
        return self
