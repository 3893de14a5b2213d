"""Use case: take the logo of the caller's company away."""

from dataclasses import replace

from tms.companies import company_store
from tms.companies.own_company import change_profile
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction


def delete_logo(caller: Caller) -> None:
    """Take the logo of the caller's company away; without one, nothing changes.

    Raises:
        Forbidden: `not_allowed`, `permissions_changed`.
        NotFound: `company_not_found`.
    """

    def remove(transaction: Transaction) -> None:
        company_store.remove_logo(transaction, caller.company or "")

    change_profile(caller, "company.logo_removed", lambda before: replace(before, logo=None), remove)
