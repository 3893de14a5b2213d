"""Door for platform: a company's record, and whether the company may operate."""

from tms.fleet import store
from tms.fleet.company import Company, CompanyState
from tms.kernel.store import Transaction


def find_company(company_id: str) -> Company | None:
    """Return a company, as it is now."""
    return store.find_company(company_id)


def suspend_into(transaction: Transaction, company_id: str) -> None:
    """Add to `transaction` that a company is suspended; the commit fails if it is suspended already."""
    store.move(transaction, company_id, CompanyState.ACTIVE, CompanyState.SUSPENDED)


def reinstate_into(transaction: Transaction, company_id: str) -> None:
    """Add to `transaction` that a suspended company operates again; the commit fails if it operates."""
    store.move(transaction, company_id, CompanyState.SUSPENDED, CompanyState.ACTIVE)
