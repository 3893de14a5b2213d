"""Use case: list a company's branches."""

from typing import TYPE_CHECKING

from tms.companies import branch_store
from tms.companies.views import BranchList, branch_view
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.http import pages

if TYPE_CHECKING:
    from tms.companies.requests import BranchQuery


def list_branches(caller: Caller, query: "BranchQuery") -> BranchList:
    """Return a page of the branches of the caller's company, in the order of their ids.

    Raises:
        Forbidden: `not_allowed`, the caller works for no company.
        BadRequest: `bad_cursor`.
    """
    found, following = branch_store.list_branches(
        company_of(caller), behind=pages.sort_key(query.cursor), limit=query.limit
    )
    return BranchList([branch_view(branch) for branch in found], pages.next_cursor(following))
