"""Use cases: look at a company's people. Apart from the changes: these functions import no pydantic."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tms.accounts.cards import Card, cards_of
from tms.companies import store
from tms.companies.authority import company_of
from tms.companies.members import Member
from tms.companies.roles import Roles
from tms.companies.staff_views import StaffList, StaffView, staff_view
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound
from tms.kernel.http import pages

if TYPE_CHECKING:
    from tms.companies.requests import StaffQuery

READ_AT_ONCE = 100
"""Members that one query reads while it looks for those that a filter wants."""


def show_staff(caller: Caller, query: "StaffQuery") -> StaffList:
    """Return a page of the people of the caller's company, in the order of their account ids.

    Raises:
        BadRequest: `bad_cursor`.
    """
    company = company_of(caller)

    def wanted(member: Member) -> bool:
        return (query.role is None or query.role in member.roles) and query.active in {None, member.active}

    members, more = _page(company, pages.sort_key(query.cursor), query.limit, wanted)
    cursor = pages.cursor(store.sort_key(members[-1])) if more else None
    return StaffList(_views(company, members), cursor)


def show_member(caller: Caller, account_id: str) -> StaffView:
    """Return one of the people of the caller's company.

    Raises:
        NotFound: `staff_not_found`, also where they work for another company.
    """
    member = find_member(caller, account_id)
    return view_of(member, store.roles_by_id(member.company, member.own_roles))


def find_member(caller: Caller, account_id: str) -> Member:
    """Return a member of the caller's company, as they are now.

    Raises:
        NotFound: `staff_not_found`, also where they work for another company.
    """
    company = company_of(caller)
    member = store.find_member(company, account_id)
    if member is None:
        missing = NotFound("staff_not_found", f"Nobody of your company has the account {account_id}.")
        raise tenancy.hidden(caller, store.home_of(account_id) or company, account_id, missing)
    return member


def view_of(member: Member, own: Roles) -> StaffView:
    """Return a member as they are answered, with their card.

    Args:
        own: the company's own roles, at least the member's.
    """
    return staff_view(member, own, cards_of([member.account_id]).get(member.account_id))


def _views(company: str, members: Sequence[Member]) -> list[StaffView]:
    own = store.roles_by_id(company, (role for member in members for role in member.own_roles))
    cards: Mapping[str, Card] = cards_of(member.account_id for member in members)
    return [staff_view(member, own, cards.get(member.account_id)) for member in members]


def _page(
    company: str, after: str | None, limit: int, wanted: Callable[[Member], bool]
) -> tuple[list[Member], bool]:
    """Return a page of those that are wanted, and whether there are more."""
    found: list[Member] = []
    while len(found) <= limit:
        read = store.members_after(company, after, READ_AT_ONCE)
        found += filter(wanted, read)
        if len(read) < READ_AT_ONCE:
            break
        after = store.sort_key(read[-1])
    return found[:limit], len(found) > limit
