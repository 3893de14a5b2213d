"""Use case: give the caller's company a logo."""

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from tms.companies import company_store
from tms.companies.company_store import Logo
from tms.companies.own_company import change_profile
from tms.companies.views import CompanyView, company_view
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.companies.requests import LogoRequest


def set_logo(caller: Caller, request: "LogoRequest") -> CompanyView:
    """Give the caller's company a logo, in place of any former one.

    Raises:
        Forbidden: `not_allowed`, `permissions_changed`.
        NotFound: `company_not_found`.
    """
    data = request.data
    logo = Logo("image/png", data, hashlib.sha256(data).hexdigest()[:32])

    def put(transaction: Transaction) -> None:
        company_store.put_logo(transaction, caller.company or "", logo)

    change = change_profile(caller, "company.logo_set", lambda before: replace(before, logo=logo.etag), put)
    return company_view(change)
