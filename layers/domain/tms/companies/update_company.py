"""Use case: change the profile of the caller's company."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tms.companies.own_company import change_profile
from tms.companies.views import CompanyView, company_view
from tms.kernel.access.caller import Caller

if TYPE_CHECKING:
    from tms.companies.requests import CompanyChange


def update_company(caller: Caller, request: "CompanyChange") -> CompanyView:
    """Change the profile of the caller's company.

    Raises:
        Forbidden: `not_allowed`, `permissions_changed`.
        NotFound: `company_not_found`.
    """
    return company_view(
        change_profile(caller, "company.changed", lambda before: replace(before, **request.given()))
    )
