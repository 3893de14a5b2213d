"""Use cases for the platform service: a company's record, and whether it may operate."""

from tms.companies.company import Company, CompanyState
from tms.fleet import store
from tms.kernel.store import Transaction

COMPANY = store.COMPANY


def company(company_id: str) -> Company | None:
    """Return a company, as it is now."""
    return store.find_company(company_id)


def suspend(transaction: Transaction, company_id: str) -> None:
    """Add to `transaction`: the company is suspended; `COMPANY` fails where it was."""
    store.move(transaction, company_id, CompanyState.ACTIVE, CompanyState.SUSPENDED)


def reinstate(transaction: Transaction, company_id: str) -> None:
    """Add to `transaction`: the company operates again; `COMPANY` fails where it did."""
    store.move(transaction, company_id, CompanyState.SUSPENDED, CompanyState.ACTIVE)
