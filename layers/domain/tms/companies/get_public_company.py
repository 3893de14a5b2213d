"""Use case: show a company to its passengers."""

from tms.companies.company_store import find_policy
from tms.companies.for_all import find_company
from tms.companies.views import PublicCompanyView, public_company_view


def get_public_company(company_id: str) -> PublicCompanyView:
    """Return a company with the rules that passengers should know before they pay.

    Raises:
        NotFound: `company_not_found`.
    """
    return public_company_view(find_company(company_id), find_policy(company_id))
