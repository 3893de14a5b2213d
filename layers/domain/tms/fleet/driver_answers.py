"""A company's drivers as they are answered, with their names and the numbers of their licences."""

from tms.companies.for_fleet.names import with_names
from tms.fleet import driver_store
from tms.fleet.driver.views import DriverView, driver_view
from tms.fleet.own_drivers import find_member, trips_of
from tms.fleet.uses import MOST_TOLD
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.clock import epoch
from tms.kernel.privacy import vault


def shown(caller: Caller, account_id: str) -> DriverView:
    """Return a driver of the caller's company as it is answered.

    Raises:
        NotFound: `driver_not_found`.
    """
    member = find_member(caller, account_id)
    (card,) = with_names([member])
    driver = driver_store.find_driver(member.company, account_id)
    number = None
    if driver is not None and caller.can(Permission.FLEET_MANAGE):
        number = licence_number(account_id)
    return driver_view(card, driver, number, trips_of(account_id)[:MOST_TOLD], epoch())


def licence_number(account_id: str) -> str | None:
    """Return the number of a driver's licence; None if there is none on record."""
    sealed = driver_store.sealed_licence(account_id)
    return vault.unseal_optional(sealed, driver_store.licence_context(account_id))
