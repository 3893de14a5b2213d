"""Door for notifications: the people of a company that look after its trips."""

from tms.companies import store
from tms.kernel.access.permissions import Permission


def operators_of(company: str) -> list[str]:
    """Return the accounts that work for a company now and may operate its trips."""
    roles, members = store.roles_and_members(company)
    own = {role.role_id: role for role in roles}
    return [
        member.account_id
        for member in members
        if member.active and member.joined and Permission.TRIP_OPERATE in member.permissions(own)
    ]
