"""Use case: list a company's people."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tms.accounts.for_companies.people import cards_of
from tms.companies import store
from tms.companies.authority import company_of
from tms.companies.members import Member
from tms.companies.views import StaffList, StaffView, staff_view
from tms.kernel.access.caller import Caller
from tms.kernel.http import pages

if TYPE_CHECKING:
    from tms.companies.requests import StaffQuery

READ_AT_ONCE = 100
"""How many members one read takes while a page is filled with those that match a filter."""


def list_staff(caller: Caller, query: "StaffQuery") -> StaffList:
    """Return a page of the people of the caller's company, in the order of their account ids.

    Raises:
        BadRequest: `bad_cursor`.
    """
    company = company_of(caller)

    def matches(member: Member) -> bool:
        return (query.role is None or query.role in member.roles) and query.active in {None, member.active}

    members, has_more = _page(company, pages.sort_key(query.cursor), query.limit, matches)
    cursor = pages.cursor(store.sort_key(members[-1])) if has_more else None
    return StaffList(_views(company, members), cursor)


def _views(company: str, members: list[Member]) -> list[StaffView]:
    own = store.own_roles(company, *members)
    cards = cards_of(member.account_id for member in members)
    return [staff_view(member, own, cards.get(member.account_id)) for member in members]


def _page(
    company: str, after: str | None, limit: int, matches: Callable[[Member], bool]
) -> tuple[list[Member], bool]:
    """Return at most `limit` members that match, and whether there are more."""
    found: list[Member] = []
    while len(found) <= limit:
        read = store.members_after(company, after, READ_AT_ONCE)
        found += filter(matches, read)
        if len(read) < READ_AT_ONCE:
            break
        after = store.sort_key(read[-1])
    return found[:limit], len(found) > limit
