"""Door for platform: the owners of a company."""

from tms.accounts.for_companies.people import cards_of
from tms.companies import store
from tms.companies.views import StaffView, staff_view

OWNER, MOST_OWNERS = "owner", 100


def owners_of(company_id: str) -> list[StaffView]:
    """Return the owners of a company, invited and deactivated ones too; at most `MOST_OWNERS`."""
    members, _ = store.members(company_id, role=OWNER, active=None, behind=None, limit=MOST_OWNERS)
    cards = cards_of(member.account_id for member in members)
    return [
        staff_view(member, store.own_roles(company_id, member), cards.get(member.account_id))
        for member in members
    ]
