"""Door for tickets: how passengers reach the company that runs their trip."""

from tms.companies.company_store import find_company


def phone_of(company_id: str) -> str | None:
    """Return a company's phone number (E.164); None if it is not on record."""
    company = find_company(company_id)
    return company.phone if company else None
