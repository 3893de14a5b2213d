"""Use case: list the companies of the platform."""

from typing import TYPE_CHECKING

from tms.companies.for_platform import profiles as companies
from tms.companies.views import company_view
from tms.kernel.http import pages
from tms.platform.views import CompanyList

if TYPE_CHECKING:
    from tms.platform.requests import CompanyQuery


def list_companies(query: "CompanyQuery") -> CompanyList:
    """Return a page of companies, the newest first.

    Raises:
        BadRequest: `bad_cursor`.
    """
    found, following = companies.list_companies(behind=pages.sort_key(query.cursor), limit=query.limit)
    part = query.q.casefold()
    items = [
        company_view(company)
        for company in found
        if part in company.name.casefold() and query.state in (None, company.state)
    ]
    return CompanyList(items, pages.next_cursor(following))
