"""The state of a company, changed by the platform's administrators.

The people of a suspended company change nothing and sign in no more. The exception are those who only serve
tickets that were sold, as drivers and inspectors do: passengers who bought one still travel.
"""

from collections.abc import Callable
from dataclasses import replace

from tms.companies.company import CompanyState
from tms.companies.for_all import find_company
from tms.companies.for_platform import profiles as companies
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.store import ConditionFailed, Transaction
from tms.platform.views import CompanyStateView, company_state_view


def change_state(
    company_id: str, after: CompanyState, also: Callable[[Transaction], None], entry: Entry
) -> CompanyStateView:
    """Give a company another state, and audit it; a company that has the state already stays as it is.

    Args:
        also: adds what is written with it.
        entry: its `company` and `before` are filled in.

    Raises:
        NotFound: `company_not_found`.
    """
    company = find_company(company_id)
    if company.state is after:
        return company_state_view(company)
    transaction = Transaction()
    companies.set_state(transaction, company_id, company.state, after)
    also(transaction)
    audit.add(transaction, replace(entry, company=company_id, before={"state": company.state.value}))
    try:
        transaction.commit()
    except ConditionFailed:
        return company_state_view(find_company(company_id))  # somebody else did the same meanwhile
    return company_state_view(replace(company, state=after))
