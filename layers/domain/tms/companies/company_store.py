"""The record of a company in the companies table."""

from collections.abc import Iterable
from dataclasses import asdict

from tms.companies.company import Company, CompanyState
from tms.companies.records import CompanyRecord
from tms.kernel.store import Transaction

COMPANY = "company"
"""Label of the write of a company's state."""


def save_companies(companies: Iterable[Company]) -> None:
    """Write companies, new or changed. Their state is left as it is; `set_state` changes that."""
    for company in companies:
        document = asdict(company)
        del document["company_id"], document["state"]
        _key(company.company_id).update(actions=[CompanyRecord.document.set(document)])


def find_company(company_id: str) -> Company | None:
    """Return a company, as it is now."""
    try:
        record = CompanyRecord.get(f"COMPANY#{company_id}", "PROFILE", consistent_read=True)
    except CompanyRecord.DoesNotExist:
        return None
    state = CompanyState(record.state or CompanyState.ACTIVE)
    return Company(company_id, state=state, **record.document)


def set_state(transaction: Transaction, company_id: str, before: CompanyState, after: CompanyState) -> None:
    """Add to `transaction`: a company's new state.

    Raises (at the commit):
        ConditionFailed: `COMPANY`, the company is not in the state `before`.
    """
    state = CompanyRecord.state
    unchanged = state == before.value
    if before is CompanyState.ACTIVE:
        unchanged = unchanged | state.does_not_exist()
    exists = CompanyRecord.document.exists()
    transaction.update(COMPANY, _key(company_id), [state.set(after.value)], exists & unchanged)


def _key(company_id: str) -> CompanyRecord:
    return CompanyRecord(f"COMPANY#{company_id}", "PROFILE")
