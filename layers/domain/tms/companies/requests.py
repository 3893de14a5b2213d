"""What the companies' endpoints take."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from tms.companies.roles import name_key
from tms.kernel.access.permissions import Permission
from tms.kernel.http.requests import Body, Email, PersonName, Phone, printable


def _once_each(permissions: tuple[Permission, ...]) -> tuple[Permission, ...]:
    return tuple(sorted(set(permissions)))


Permissions = Annotated[tuple[Permission, ...], Field(max_length=len(Permission)), AfterValidator(_once_each)]


def _short_in_any_form(name: str) -> str:
    if len(name_key(name).encode()) > MOST_KEY_BYTES:
        raise ValueError("a character of it stands for many others; write them out, in 60 characters")
    return name


MOST_KEY_BYTES = 480
"""Of a role's name, normalised: it is part of a key, of which DynamoDB takes 1,024. Sixty letters of any
script fit; there are characters that stand for eighteen letters each."""

RoleName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=60),
    AfterValidator(printable),
    AfterValidator(_short_in_any_form),
]


class RoleRequest(Body):
    """A role to make. What every account may do with itself comes with it."""

    name: RoleName
    permissions: Permissions


class RoleChange(Body):
    """What is to change of a role; what is left out stays."""

    name: RoleName | None = None
    permissions: Permissions | None = None

    @model_validator(mode="after")
    def something(self) -> "RoleChange":
        """Ask for at least one change."""
        if self.name is None and self.permissions is None:
            raise ValueError("give a name or permissions")
        return self


RoleRef = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}$|^rol_[0-7][0-9A-HJKMNP-TV-Z]{25}$")]
"""The name of a built-in role, or the id of one that the company made."""


def _each_once(roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(roles)))


RoleRefs = Annotated[tuple[RoleRef, ...], Field(min_length=1, max_length=20), AfterValidator(_each_once)]


class StaffQuery(Body):
    """Which people to list: with a role, active ones or deactivated ones. Invited people count as active."""

    role: RoleRef | None = None
    active: bool | None = None
    cursor: Annotated[str, StringConstraints(min_length=1, max_length=512)] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class InvitationRequest(Body):
    """Somebody to work for the company. An invitation goes to the e-mail address."""

    full_name: PersonName
    email: Email
    phone: Phone | None = None
    roles: RoleRefs
    extra: Permissions = ()
    revoked: Permissions = ()


class StaffChange(Body):
    """What is to change of somebody; what is left out stays."""

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
