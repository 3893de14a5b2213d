"""Use case: what can be permitted. It reads nothing."""

from tms.companies.roles import GRANTABLE
from tms.companies.views import PermissionsView, PermissionView, holding
from tms.kernel.access.permissions import DESCRIPTIONS, Permission


def show_permissions() -> PermissionsView:
    """Return the catalogue of permissions."""
    return PermissionsView(
        [
            PermissionView(each, DESCRIPTIONS[each], holding(each), grantable=each in GRANTABLE)
            for each in Permission
        ]
    )
