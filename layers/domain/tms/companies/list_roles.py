"""Use cases: look at roles. Apart from the changes, so that these functions import no pydantic."""

from collections import Counter

from tms.companies import store
from tms.companies.authority import company_of
from tms.companies.roles import Role
from tms.companies.views import RolesView, RoleView, built_in_view, role_view
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import COMPANY_ROLES
from tms.kernel.errors import NotFound
from tms.kernel.ids import is_id


def show_roles(caller: Caller) -> RolesView:
    """Return the roles of the caller's company."""
    roles, members = store.roles_and_members(company_of(caller))
    held = Counter(role for member in members for role in member.roles)
    own = sorted(roles, key=lambda role: (role.name.casefold(), role.role_id))
    return RolesView(
        [*(built_in_view(role, held[role]) for role in sorted(COMPANY_ROLES)), *map(role_view, own)]
    )


def show_role(caller: Caller, role: str) -> RoleView:
    """Return one role of the caller's company.

    Raises:
        NotFound: `role_not_found`, also where it is another company's.
    """
    if role in COMPANY_ROLES:
        return next(each for each in show_roles(caller).items if each.role == role)
    return role_view(find_role(caller, role))


def find_role(caller: Caller, role_id: str) -> Role:
    """Return a role that the caller's company made, as it is now.

    Raises:
        NotFound: `role_not_found`, also where it is another company's.
    """
    company = company_of(caller)
    missing = NotFound("role_not_found", f"There is no role {role_id[:40]!r}.")
    if not is_id("rol", role_id):
        raise missing
    found = store.roles_by_id(company, [role_id]).get(role_id)
    if found is None:
        raise tenancy.hidden(caller, store.home_of(role_id) or company, role_id, missing)
    return found
