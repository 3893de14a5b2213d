"""A company's drivers: how they are found and changed, and what is refused of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tms.companies.for_fleet import members as people
from tms.companies.members import Member
from tms.fleet import calendar_store, driver_store
from tms.fleet.calendar import Assignment, Kind
from tms.fleet.drivers import Driver
from tms.kernel.access import audit, tenancy
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction

Change = Callable[[Driver, Sequence[Assignment]], Driver]
"""Returns a driver as it is to be, given the trips that the driver has from now on; or refuses."""

Also = Callable[[Transaction], None]
"""Adds to a transaction what is written together with a driver."""


def find_member(caller: Caller, account_id: str) -> Member:
    """Return a member of the caller's company with the role driver, as it is now.

    Raises:
        NotFound: `driver_not_found`, also for a driver of another company.
    """
    company = company_of(caller)
    member = people.find_driver(company, account_id)
    if member is None:
        missing = NotFound("driver_not_found", f"No driver of your company has the account {account_id}.")
        raise tenancy.hidden(caller, people.home_of(account_id) or company, account_id, missing)
    return member


def find_driver(caller: Caller, account_id: str) -> Driver:
    """Return the licence and rota of a driver of the caller's company, as they are now.

    Raises:
        NotFound: `driver_not_found`; `licence_not_found`, there is none on record.
    """
    member = find_member(caller, account_id)
    driver = driver_store.find_driver(member.company, account_id)
    if driver is None:
        raise NotFound("licence_not_found", "There is no licence of this driver on record. Enter it first.")
    return driver


def trips_of(account_id: str) -> list[Assignment]:
    """Return the trips that a driver has now or later, by their beginning."""
    return calendar_store.assignments_from(Kind.DRIVER, account_id, epoch())


def change_driver(caller: Caller, account_id: str, action: str, change: Change) -> None:
    """Change the licence or rota of a driver of the caller's company. What stays the same is not written.

    Args:
        action: what the audit trail calls the change.
        change: called again if the driver, or what trips the driver has, was changed meanwhile.

    Raises:
        NotFound: `driver_not_found`, `licence_not_found`, and what `change` raises.
        Conflict: what `change` refuses.
    """

    def attempt() -> None:
        before = find_driver(caller, account_id)  # and then the trips: the write sees one that comes between
        write(before, change(before, trips_of(account_id)), action)

    until_settled(attempt)


def write(before: Driver | None, after: Driver, action: str, also: Also | None = None) -> None:
    """Write a driver's licence and rota with the audit record, if something of it or `also` is new.

    Args:
        before: None if there was none.
        also: adds what is written with it.

    Raises:
        Overtaken: the driver is no longer as it was read, or was given a trip meanwhile.
    """
    if before == after and also is None:
        return
    if before is not None:
        after = replace(after, revision=before.revision + 1)
    transaction = Transaction()
    driver_store.put_driver(transaction, before, after)
    if also is not None:
        also(transaction)
    told = None if before is None else audited(before)
    number = {"licence_number": "changed"} if also is not None else {}
    entry = Entry(action, after.account_id, after.company_id, before=told, after={**audited(after), **number})
    audit.add_if_staff(transaction, entry)
    if not transaction.happens():
        raise Overtaken


def audited(driver: Driver) -> Mapping[str, object]:
    """Return what the audit trail shows of a driver."""
    return {
        "licence_class": driver.licence_class,
        "licence_expires_on": driver.licence_expires_on.isoformat(),
        "suspended": driver.suspended is not None,
        "absences": [[each.absence_id, each.from_at, each.until_at] for each in driver.absences],
    }
