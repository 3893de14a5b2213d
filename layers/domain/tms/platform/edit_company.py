"""Use case: change what only the platform changes of a company."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.companies.company import differences
from tms.companies.for_all import find_company
from tms.companies.for_platform import profiles as companies
from tms.companies.views import CompanyView, company_view
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.platform.requests import CompanyEdit


def edit_company(company_id: str, request: "CompanyEdit") -> CompanyView:
    """Change a company's name, currency, time zone or commission. What is sold stays as it was sold.

    Raises:
        NotFound: `company_not_found`.
        Conflicted: the company changed its profile each time.
    """
    return until_settled(partial(_edit, company_id, request))


def _edit(company_id: str, request: "CompanyEdit") -> CompanyView:
    before = find_company(company_id)
    after = replace(before, **request.given())
    if after == before:
        return company_view(before)
    transaction = Transaction()
    companies.change_company(transaction, before, after)
    entry = Entry("company.edited", company_id, company_id, *differences(before, after))
    audit.add(transaction, entry)
    if not transaction.happens():
        raise Overtaken
    return company_view(after)
