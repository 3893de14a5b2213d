"""Use case: delete the licence and the rota of a driver of a company."""

from tms.fleet import driver_store
from tms.fleet.own_drivers import audited, find_driver, trips_of
from tms.fleet.uses import TimetablesOf, refuse_trips
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction


def delete_driver(caller: Caller, account_id: str, timetables_of: TimetablesOf) -> None:
    """Delete the licence, the suspension and the absences of a driver without trips. The member stays.

    Args:
        timetables_of: returns the timetables that make trips with the driver.

    Raises:
        NotFound: `driver_not_found`, also for a member that is no driver; `licence_not_found`.
        Conflict: `in_use`, with the trips and timetables that the driver has.
    """

    def attempt() -> None:
        driver = find_driver(caller, account_id)
        words = "The driver has trips or timetables. Give them another one first."
        refuse_trips(trips_of(account_id), words, timetables_of(driver.company_id, account_id))
        transaction = Transaction()
        driver_store.delete_driver(transaction, driver)
        entry = Entry("driver.deleted", account_id, driver.company_id, before=audited(driver))
        audit.add_if_staff(transaction, entry)
        if not transaction.happens():
            raise Overtaken

    until_settled(attempt)
