"""All drivers of a company at once, with the numbers of their licences."""

from collections.abc import Iterable

from tms.companies.driver_card import DriverCard
from tms.companies.for_fleet.members import drivers
from tms.companies.for_fleet.names import with_names
from tms.fleet import driver_store
from tms.kernel.privacy import vault


def everyone(company: str) -> list[DriverCard]:
    """Return all members of a company with the role driver, by their account ids."""
    found: list[DriverCard] = []
    behind: str | None = None
    while True:
        members, behind = drivers(company, behind, 100)
        found += with_names(members)
        if behind is None:
            return found


def licence_numbers(account_ids: Iterable[str]) -> dict[str, str]:
    """Return the numbers of drivers' licences that are on record, by the account; at most one read."""
    sealed = driver_store.sealed_licences(account_ids)
    return {
        account_id: vault.unseal(number, driver_store.licence_context(account_id))
        for account_id, number in sealed.items()
    }
