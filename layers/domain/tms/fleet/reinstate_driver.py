"""Use case: lift the suspension of a driver of a company."""

from dataclasses import replace

from tms.fleet.driver.views import DriverView
from tms.fleet.driver_answers import shown
from tms.fleet.own_drivers import change_driver
from tms.kernel.access.caller import Caller


def reinstate_driver(caller: Caller, account_id: str) -> DriverView:
    """Let a suspended driver be planned again. One that is not suspended stays so.

    Raises:
        NotFound: `driver_not_found`, also for a member that is no driver; `licence_not_found`.
    """
    change_driver(caller, account_id, "driver.reinstated", lambda driver, _: replace(driver, suspended=None))
    return shown(caller, account_id)
