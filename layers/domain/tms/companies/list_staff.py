"""Use case: list a company's people."""

from typing import TYPE_CHECKING

from tms.accounts.for_companies.people import cards_of
from tms.companies import store
from tms.companies.members import Member
from tms.companies.views import StaffList, StaffView, staff_view
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.http import pages

if TYPE_CHECKING:
    from tms.companies.requests import StaffQuery


def list_staff(caller: Caller, query: "StaffQuery") -> StaffList:
    """Return a page of the people of the caller's company, in the order of their account ids.

    Raises:
        BadRequest: `bad_cursor`.
    """
    company = company_of(caller)
    members, following = store.members(
        company,
        role=query.role,
        active=query.active,
        behind=pages.sort_key(query.cursor),
        limit=query.limit,
    )
    return StaffList(_views(company, members), pages.next_cursor(following))


def _views(company: str, members: list[Member]) -> list[StaffView]:
    own = store.own_roles(company, *members)
    cards = cards_of(member.account_id for member in members)
    return [staff_view(member, own, cards.get(member.account_id)) for member in members]
