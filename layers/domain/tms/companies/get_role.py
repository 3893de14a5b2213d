"""Use case: look at one role of a company."""

from tms.companies.list_roles import list_roles
from tms.companies.own_roles import find_role
from tms.companies.views import RoleView, role_view
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import COMPANY_ROLES


def get_role(caller: Caller, role: str) -> RoleView:
    """Return a role by the name of a built-in one, or by the id of one that the caller's company made.

    Raises:
        NotFound: `role_not_found`, also for a role of another company.
    """
    if role in COMPANY_ROLES:
        return next(each for each in list_roles(caller).items if each.role == role)
    return role_view(find_role(caller, role))
