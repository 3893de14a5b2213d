"""Door for fleet: a company's drivers."""

from tms.companies import store
from tms.companies.driver_card import DRIVER
from tms.companies.members import Member
from tms.companies.store import home_of

__all__ = ["drivers", "find_driver", "home_of"]


def drivers(company: str, behind: str | None, limit: int) -> tuple[list[Member], str | None]:
    """Return a page of the members with the role driver, by their account ids.

    Args:
        behind: begin after this sort key; None for the first page.

    Returns:
        The members, and the sort key behind which the next page begins; None on the last page.
    """
    return store.members(company, role=DRIVER, active=None, behind=behind, limit=limit)


def find_driver(company: str, account_id: str) -> Member | None:
    """Return a member of a company with the role driver, as it is now."""
    member = store.find_member(company, account_id)
    return member if member is not None and DRIVER in member.roles else None
