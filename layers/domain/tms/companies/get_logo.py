"""Use case: show the logo of a company to anyone."""

from tms.companies.company_store import Logo, find_logo
from tms.kernel.errors import NotFound


def get_logo(company_id: str) -> Logo:
    """Return the logo of a company.

    Raises:
        NotFound: `logo_not_found`: it has none, or there is no such company.
    """
    logo = find_logo(company_id)
    if logo is None:
        raise NotFound("logo_not_found", f"The company {company_id} has no logo.")
    return logo
