"""Use case: list the roles that a company can give."""

from collections import Counter

from tms.companies import store
from tms.companies.views import RolesView, built_in_view, role_view
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.access.permissions import COMPANY_ROLES


def list_roles(caller: Caller) -> RolesView:
    """Return the built-in roles, then the own roles of the caller's company by name."""
    roles, members = store.roles_and_members(company_of(caller))
    holders = Counter(role for member in members for role in member.roles)
    own = sorted(roles, key=lambda role: (role.name.casefold(), role.role_id))
    built_in = [built_in_view(role, holders[role]) for role in sorted(COMPANY_ROLES)]
    return RolesView([*built_in, *map(role_view, own)])
