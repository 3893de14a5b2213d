"""Use cases: suspend a company, and reinstate it.

From that moment its people change nothing and sign in no more, except those who do nothing but serve tickets
that were sold, as drivers and inspectors: who bought one still travels.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tms.fleet import for_platform
from tms.fleet.company import Company, CompanyState
from tms.kernel.access import audit, suspension
from tms.kernel.access.audit import Entry
from tms.kernel.errors import NotFound
from tms.kernel.store import ConditionFailed, Transaction
from tms.platform.company_views import CompanyStateView, company_state_view

if TYPE_CHECKING:
    from tms.platform.requests import SuspensionRequest


def suspend(company_id: str, request: "SuspensionRequest") -> CompanyStateView:
    """Suspend a company; one that is suspended stays so, for the reason it was.

    Raises:
        NotFound: `company_not_found`.
    """

    def write(transaction: Transaction) -> None:
        for_platform.suspend_into(transaction, company_id)
        suspension.suspend_company(transaction, company_id, request.reason)

    told = {"state": CompanyState.SUSPENDED.value, "reason": request.reason}
    return _move(
        company_id, CompanyState.SUSPENDED, write, Entry("company.suspended", company_id, after=told)
    )


def reinstate(company_id: str) -> CompanyStateView:
    """Let a suspended company operate again; one that is not suspended stays as it is.

    Raises:
        NotFound: `company_not_found`.
    """

    def write(transaction: Transaction) -> None:
        for_platform.reinstate_into(transaction, company_id)
        suspension.reinstate_company(transaction, company_id)

    told = {"state": CompanyState.ACTIVE.value}
    return _move(company_id, CompanyState.ACTIVE, write, Entry("company.reinstated", company_id, after=told))


def _move(
    company_id: str, state: CompanyState, write: Callable[[Transaction], None], entry: Entry
) -> CompanyStateView:
    company = _found(company_id)
    if company.state is not state:
        transaction = Transaction()
        write(transaction)
        before = {"state": company.state.value}
        audit.add(transaction, replace(entry, company=company_id, before=before))
        try:
            transaction.commit()
        except ConditionFailed:
            return company_state_view(_found(company_id))  # somebody was faster to do the same
    return company_state_view(replace(company, state=state))


def _found(company_id: str) -> Company:
    company = for_platform.find_company(company_id)
    if company is None:
        raise NotFound("company_not_found", f"There is no company {company_id}.")
    return company
