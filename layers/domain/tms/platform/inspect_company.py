"""Use case: show a company with its owners to the platform's administrators."""

from tms.companies.for_all import find_company
from tms.companies.for_platform.owners import owners_of
from tms.companies.views import company_view
from tms.platform.views import InspectedCompany


def inspect_company(company_id: str) -> InspectedCompany:
    """Return a company and its owners.

    Raises:
        NotFound: `company_not_found`.
    """
    return InspectedCompany(company_view(find_company(company_id)), owners_of(company_id))
