"""Use case: show a driver of a company."""

from tms.fleet.driver.views import DriverView
from tms.fleet.driver_answers import shown
from tms.kernel.access.caller import Caller


def get_driver(caller: Caller, account_id: str) -> DriverView:
    """Return a driver of the caller's company, with the licence, the absences and the next trips.

    Raises:
        NotFound: `driver_not_found`, also for a member that is no driver and for another company's.
    """
    return shown(caller, account_id)
