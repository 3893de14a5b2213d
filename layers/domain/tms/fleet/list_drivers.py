"""Use case: list a company's drivers."""

from typing import TYPE_CHECKING

from tms.companies.for_fleet.members import drivers
from tms.companies.for_fleet.names import with_names
from tms.fleet import calendar_store, driver_store
from tms.fleet.calendar import DAY_S, Kind
from tms.fleet.driver.views import DriverList, DriverRow, driver_row
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.http import pages

if TYPE_CHECKING:
    from tms.fleet.driver.requests import DriverQuery

AHEAD_S = 2 * DAY_S
"""How far a list looks for the next trips of each driver."""


def list_drivers(caller: Caller, query: "DriverQuery") -> DriverList:
    """Return a page of the members of the caller's company with the role driver, by their account ids.

    Raises:
        BadRequest: `bad_cursor`.
    """
    company, moment = company_of(caller), epoch()
    members, following = drivers(company, pages.sort_key(query.cursor), query.limit)
    accounts = [member.account_id for member in members]
    licences = driver_store.drivers_by_id(company, accounts)
    trips = calendar_store.assignments_of(Kind.DRIVER, accounts, moment, moment + AHEAD_S)
    rows = [
        driver_row(card, licences.get(card.account_id), trips[card.account_id], moment)
        for card in with_names(members)
    ]
    return DriverList([row for row in rows if _is(row, query)], pages.next_cursor(following))


def _is(row: DriverRow, query: "DriverQuery") -> bool:
    suspended = row.suspended is not None
    return query.licence in {None, row.licence} and query.suspended in {None, suspended}
