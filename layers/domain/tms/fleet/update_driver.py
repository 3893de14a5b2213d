"""Use case: change the licence of a driver of a company."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tms.fleet.driver.views import DriverView
from tms.fleet.driver_answers import licence_number, shown
from tms.fleet.licence_changes import end_of, refuse_trips_after, sealed_into
from tms.fleet.own_drivers import find_driver, trips_of, write
from tms.kernel.access.caller import Caller
from tms.kernel.overtaken import until_settled

if TYPE_CHECKING:
    from tms.fleet.driver.requests import LicenceChange


def update_driver(caller: Caller, account_id: str, request: "LicenceChange") -> DriverView:
    """Change what the request gives of a driver's licence; what it leaves out stays.

    Raises:
        NotFound: `driver_not_found`, also for a member that is no driver; `licence_not_found`;
            `company_not_found`.
        Conflict: `in_use`, with the trips after the licence's last day, unless the request accepts them.
    """
    change(caller, account_id, request)
    return shown(caller, account_id)


def change(caller: Caller, account_id: str, request: "LicenceChange") -> None:
    """Do what `update_driver` does, without its answer."""

    def attempt() -> None:
        before = find_driver(caller, account_id)
        last_day = request.licence_expires_on or before.licence_expires_on
        after = replace(
            before,
            licence_class=request.licence_class or before.licence_class,
            licence_expires_on=last_day,
            licence_ends_at=end_of(before.company_id, last_day),
        )
        if request.licence_expires_on is not None and not request.despite_trips:
            refuse_trips_after(trips_of(account_id), after.licence_ends_at)
        number = request.licence_number
        same = number is None or number == licence_number(account_id)
        write(before, after, "driver.changed", None if same or number is None else sealed_into(after, number))

    until_settled(attempt)
