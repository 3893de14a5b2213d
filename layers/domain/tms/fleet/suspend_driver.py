"""Use case: suspend a driver of a company."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tms.fleet.calendar import Assignment
from tms.fleet.driver.views import DriverView
from tms.fleet.driver_answers import shown
from tms.fleet.drivers import Driver
from tms.fleet.own_drivers import change_driver
from tms.fleet.uses import refuse_trips
from tms.kernel.access.caller import Caller

if TYPE_CHECKING:
    from tms.fleet.driver.requests import DriverSuspension


def suspend_driver(caller: Caller, account_id: str, request: "DriverSuspension") -> DriverView:
    """Let a driver be planned no more. The account stays as it is. One that is suspended gets the new reason.

    Raises:
        NotFound: `driver_not_found`, also for a member that is no driver; `licence_not_found`.
        Conflict: `in_use`, with the trips that the driver has, unless the request accepts them.
    """

    def change(driver: Driver, trips: Sequence[Assignment]) -> Driver:
        if not request.despite_trips:
            refuse_trips(trips, "The driver has trips. Give them another one, or send despite_trips.")
        return replace(driver, suspended=request.reason)

    change_driver(caller, account_id, "driver.suspended", change)
    return shown(caller, account_id)
