"""Use case: suspend a company."""

from functools import partial
from typing import TYPE_CHECKING

from tms.companies.company import CompanyState
from tms.kernel.access import suspension
from tms.kernel.access.audit import Entry
from tms.platform.company_state import change_state
from tms.platform.views import CompanyStateView

if TYPE_CHECKING:
    from tms.platform.requests import SuspensionRequest


def suspend_company(company_id: str, request: "SuspensionRequest") -> CompanyStateView:
    """Suspend a company. One that is suspended stays so, for the former reason.

    Raises:
        NotFound: `company_not_found`.
    """
    also = partial(suspension.suspend_company, company=company_id, reason=request.reason)
    after = {"state": CompanyState.SUSPENDED.value, "reason": request.reason}
    return change_state(
        company_id, CompanyState.SUSPENDED, also, Entry("company.suspended", company_id, after=after)
    )
