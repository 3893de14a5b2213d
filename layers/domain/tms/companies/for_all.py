"""Door for all services: the company of a caller, or one that is named."""

from tms.companies import company_store
from tms.companies.company import Company
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.errors import NotFound


def find_company(company_id: str) -> Company:
    """Return a company, as it is now.

    Raises:
        NotFound: `company_not_found`.
    """
    company = company_store.find_company(company_id)
    if company is None:
        raise NotFound("company_not_found", f"There is no company {company_id}.")
    return company


def find_own(caller: Caller) -> Company:
    """Return the company that a caller works for, as it is now.

    Raises:
        Forbidden: `not_allowed`, the caller works for no company.
        NotFound: `company_not_found`, it was never put on record.
    """
    return find_company(company_of(caller))
