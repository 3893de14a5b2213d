"""Use case: delete the time in which a driver was to be absent."""

from collections.abc import Sequence
from dataclasses import replace

from tms.fleet.calendar import Assignment
from tms.fleet.drivers import Driver
from tms.fleet.own_drivers import change_driver
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound


def delete_absence(caller: Caller, account_id: str, absence_id: str) -> None:
    """Delete an absence of a driver of the caller's company: the driver works then.

    Raises:
        NotFound: `driver_not_found`, also for a member that is no driver; `licence_not_found`;
            `absence_not_found`.
    """

    def change(driver: Driver, _: Sequence[Assignment]) -> Driver:
        kept = tuple(each for each in driver.absences if each.absence_id != absence_id)
        if len(kept) == len(driver.absences):
            raise NotFound("absence_not_found", f"The driver has no absence {absence_id}.")
        return replace(driver, absences=kept)

    change_driver(caller, account_id, "driver.present", change)
