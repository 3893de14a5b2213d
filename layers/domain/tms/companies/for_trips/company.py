"""Door for trips: the company that runs them, its policy, and who may drive them."""

from tms.companies import store
from tms.companies.company import CompanyState
from tms.companies.company_store import find_company, find_policy
from tms.companies.store import home_of
from tms.kernel.access.permissions import Permission

__all__ = ["drivers_of", "find_company", "find_policy", "home_of", "may_drive", "operates"]


def operates(company_id: str) -> bool:
    """Tell whether a company is on record and not suspended."""
    company = find_company(company_id)
    return company is not None and company.state is CompanyState.ACTIVE


def may_drive(company: str, account_id: str) -> bool:
    """Tell whether an account works for the company now and may drive its trips."""
    grants = store.find_grants(company, account_id)
    return grants is not None and grants.active and Permission.TRIP_DRIVE in grants.permissions


def drivers_of(company: str) -> frozenset[str]:
    """Return the accounts that work for a company now and may drive its trips."""
    roles, members = store.roles_and_members(company)
    own = {role.role_id: role for role in roles}
    return frozenset(
        member.account_id
        for member in members
        if member.active and member.joined and Permission.TRIP_DRIVE in member.permissions(own)
    )
