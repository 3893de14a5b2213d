"""A company's people, looked up: how one is found and shown."""

from tms.accounts.for_companies.people import cards_of
from tms.companies import store
from tms.companies.members import Member
from tms.companies.roles import Roles
from tms.companies.views import StaffView, staff_view
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.errors import NotFound


def find_member(caller: Caller, account_id: str) -> Member:
    """Return a member of the caller's company, as it is now.

    Raises:
        NotFound: `staff_not_found`, also for somebody who works for another company.
    """
    company = company_of(caller)
    member = store.find_member(company, account_id)
    if member is None:
        missing = NotFound("staff_not_found", f"Nobody of your company has the account {account_id}.")
        raise tenancy.hidden(caller, store.home_of(account_id) or company, account_id, missing)
    return member


def view_of(member: Member, own: Roles) -> StaffView:
    """Return a member as it is answered, with the name and addresses of its account.

    Args:
        own: the company's own roles, at least the member's.
    """
    return staff_view(member, own, cards_of([member.account_id]).get(member.account_id))
