"""Use case: enter the licence of a driver of a company."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tms.companies.members import MemberState
from tms.fleet import driver_store
from tms.fleet.driver.views import DriverView
from tms.fleet.driver_answers import licence_number, shown
from tms.fleet.drivers import Driver
from tms.fleet.licence_changes import end_of, refuse_trips_after, sealed_into
from tms.fleet.own_drivers import find_member, trips_of, write
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound
from tms.kernel.overtaken import until_settled

if TYPE_CHECKING:
    from tms.fleet.driver.requests import LicenceRequest


def enter_licence(caller: Caller, account_id: str, request: "LicenceRequest") -> DriverView:
    """Enter the licence of a member of the caller's company with the role driver, or replace it.

    A suspension and absences stay. To enter the same licence again changes nothing.

    Raises:
        NotFound: `driver_not_found`, also for a member that is no driver or was deactivated;
            `company_not_found`.
        Conflict: `in_use`, with the trips after the licence's last day, unless the request accepts them.
    """
    enter(caller, account_id, request)
    return shown(caller, account_id)


def enter(caller: Caller, account_id: str, request: "LicenceRequest") -> None:
    """Do what `enter_licence` does, without its answer."""

    def attempt() -> None:
        member = find_member(caller, account_id)
        if member.state is MemberState.INACTIVE:  # the account may be deleted, and is to leave nothing here
            raise NotFound("driver_not_found", "This driver does not work for the company any more.")
        before = driver_store.find_driver(member.company, account_id)
        ends_at = end_of(member.company, request.licence_expires_on)
        plain = before or Driver(
            account_id=account_id,
            company_id=member.company,
            licence_class=request.licence_class,
            licence_expires_on=request.licence_expires_on,
            licence_ends_at=ends_at,
            suspended=None,
            absences=(),
            revision=1,
            plans=0,
        )
        after = replace(
            plain,
            licence_class=request.licence_class,
            licence_expires_on=request.licence_expires_on,
            licence_ends_at=ends_at,
        )
        if not request.despite_trips:
            refuse_trips_after(trips_of(account_id), ends_at)
        same = before is not None and licence_number(account_id) == request.licence_number
        write(before, after, "driver.licensed", None if same else sealed_into(after, request.licence_number))

    until_settled(attempt)
