"""Roles that a company made itself: how they are found, audited, and what is refused about them."""

from tms.companies import store
from tms.companies.roles import Role, is_like_built_in
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.access.permissions import COMPANY_ROLES
from tms.kernel.errors import Conflict, NotFound
from tms.kernel.ids import is_id
from tms.kernel.store import ConditionFailed
from tms.kernel.text import quoted


def find_role(caller: Caller, role_id: str) -> Role:
    """Return a role that the caller's company made, as it is now.

    Raises:
        NotFound: `role_not_found`, also for a role of another company.
    """
    company = company_of(caller)
    missing = NotFound("role_not_found", f"There is no role {quoted(role_id)}.")
    if not is_id("rol", role_id):
        raise missing
    found = store.roles_by_id(company, [role_id]).get(role_id)
    if found is None:
        raise tenancy.hidden(caller, store.home_of(role_id) or company, role_id, missing)
    return found


def audited(role: Role) -> dict[str, object]:
    """Return what the audit trail shows of a role."""
    return {"name": role.name, "permissions": sorted(role.permissions)}


def refuse_built_in(role: str) -> None:
    """Refuse to change or delete a built-in role.

    Raises:
        Conflict: `built_in_role`.
    """
    if role in COMPANY_ROLES:
        raise Conflict("built_in_role", f"The role {role} is built in; make one of your own beside it.")


def refuse_built_in_name(name: str) -> None:
    """Refuse a name that people would take for the name of a built-in role.

    Raises:
        Conflict: `role_name_taken`.
    """
    if is_like_built_in(name):
        raise _name_taken()


def explain(failure: ConditionFailed) -> None:
    """Raise the caller's error if a write failed because another role has the name.

    Raises:
        Conflict: `role_name_taken`.
    """
    if store.NAME in failure.failed:
        raise _name_taken()


def _name_taken() -> Conflict:
    return Conflict("role_name_taken", "The company has a role of this name.")
