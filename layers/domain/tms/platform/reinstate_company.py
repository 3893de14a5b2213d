"""Use case: let a suspended company operate again."""

from functools import partial

from tms.companies.company import CompanyState
from tms.kernel.access import suspension
from tms.kernel.access.audit import Entry
from tms.platform.company_state import change_state
from tms.platform.views import CompanyStateView


def reinstate_company(company_id: str) -> CompanyStateView:
    """Let a suspended company operate again. One that is not suspended stays as it is.

    Raises:
        NotFound: `company_not_found`.
    """
    also = partial(suspension.reinstate_company, company=company_id)
    after = {"state": CompanyState.ACTIVE.value}
    return change_state(
        company_id, CompanyState.ACTIVE, also, Entry("company.reinstated", company_id, after=after)
    )
