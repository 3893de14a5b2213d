"""What the companies' endpoints take."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from tms.kernel.permissions import Permission
from tms.kernel.requests import Body, printable


def _once_each(permissions: tuple[Permission, ...]) -> tuple[Permission, ...]:
    return tuple(sorted(set(permissions)))


Permissions = Annotated[tuple[Permission, ...], Field(max_length=len(Permission)), AfterValidator(_once_each)]
RoleName = Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(printable)]


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
