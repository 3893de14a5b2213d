"""Use case: list every permission that there is. It reads no table."""

from tms.companies.roles import GRANTABLE
from tms.companies.views import PermissionsView, PermissionView
from tms.kernel.access.permissions import DESCRIPTIONS, ROLES, Permission


def list_permissions() -> PermissionsView:
    """Return the catalogue of permissions, each with the built-in roles that hold it."""
    return PermissionsView([_view(each) for each in Permission])


def _view(permission: Permission) -> PermissionView:
    holding = [role for role in ROLES if permission in ROLES[role]]
    return PermissionView(permission, DESCRIPTIONS[permission], holding, grantable=permission in GRANTABLE)
