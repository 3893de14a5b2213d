"""What the companies' endpoints take."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from msgspec import Meta

from tms.companies.lookalikes import look
from tms.kernel.access.permissions import Permission
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Email, Limit, PersonName, Phone, printable

MOST_KEY_BYTES = 480
"""The largest normal form of a role's name, in bytes: it is part of a key, of which DynamoDB takes 1,024.

Sixty letters of any script fit. Sixty of those characters that stand for eighteen letters each do not.
"""

Word = TypeVar("Word", bound=str)


def _each_once(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(sorted(set(words)))


def _printable_and_short(name: str) -> str:
    shown = printable(name)
    if len(look(shown).encode()) > MOST_KEY_BYTES:
        raise ValueError("A character of it stands for many others. Write them out, in 60 characters.")
    return shown


Permissions = Annotated[
    tuple[Annotated[Permission, Wanted("one of the permissions that GET /permissions lists")], ...],
    Meta(max_length=len(Permission)),
    Wanted("permissions, each at most once", _each_once),
]

RoleName = Annotated[
    str,
    Meta(min_length=1, max_length=60),
    Wanted("the name of a role, in at most 60 characters", _printable_and_short),
]

RoleRef = Annotated[
    str,
    Meta(pattern=r"^[a-z_]{1,20}$|^rol_[0-7][0-9A-HJKMNP-TV-Z]{25}$"),
    Wanted("the name of a built-in role, as agent, or the id of one of your own"),
]
"""The name of a built-in role, or the id of one that the company made."""

RoleRefs = Annotated[
    tuple[RoleRef, ...], Meta(min_length=1, max_length=20), Wanted("1 to 20 roles", _each_once)
]


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

    def __post_init__(self) -> None:
        if self.name is None and self.permissions is None:
            raise ValueError("Give a name or permissions.")


class StaffQuery(Body):
    """Which people to list: those with a role, active or deactivated ones. Invited ones are active.

    Example:
        role: agent
        active: true
    """

    role: RoleRef | None = None
    active: Annotated[bool, Wanted("true for active people, or false for deactivated ones")] | None = None
    cursor: Cursor | None = None
    limit: Limit = 50


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
    email: Email | None = None
    phone: Phone | None = None
    roles: RoleRefs | None = None
    extra: Permissions | None = None
    revoked: Permissions | None = None

    def __post_init__(self) -> None:
        personal, granted = (self.full_name, self.email, self.phone), (self.roles, self.extra, self.revoked)
        if all(each is None for each in (*personal, *granted)):
            raise ValueError("Give a name, an address, a number, roles, or extra or revoked permissions.")
