"""Use case: show the caller's company to its people."""

from tms.companies.for_all import find_own
from tms.companies.views import CompanyView, company_view
from tms.kernel.access.caller import Caller


def get_company(caller: Caller) -> CompanyView:
    """Return the company that the caller works for.

    Raises:
        Forbidden: `not_allowed`, the caller works for no company.
        NotFound: `company_not_found`.
    """
    return company_view(find_own(caller))
