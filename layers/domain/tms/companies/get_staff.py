"""Use case: look at one of a company's people."""

from tms.companies import store
from tms.companies.people import find_member, view_of
from tms.companies.views import StaffView
from tms.kernel.access.caller import Caller


def get_staff(caller: Caller, account_id: str) -> StaffView:
    """Return one of the people of the caller's company.

    Raises:
        NotFound: `staff_not_found`, also for somebody who works for another company.
    """
    member = find_member(caller, account_id)
    return view_of(member, store.own_roles(member.company, member))
