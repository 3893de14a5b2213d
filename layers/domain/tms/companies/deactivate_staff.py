"""Use case: deactivate somebody who works for a company."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tms.accounts.for_companies import people as accounts
from tms.companies.member_changes import DEACTIVATED, change_member
from tms.companies.members import Member
from tms.companies.views import DeactivatedStaff, StaffView, TripAhead
from tms.kernel.access import suspension
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction

MOST_TOLD = 20
"""How many trips of a driver are told."""

TripsAhead = Callable[[str], Sequence[TripAhead]]
"""Returns the trips that an account is to drive from now on. They lie above companies."""


def deactivate_staff(caller: Caller, account_id: str, trips_ahead: TripsAhead) -> DeactivatedStaff:
    """Let a member change nothing and sign in no more, from now on. To do it again changes nothing.

    Trips of a driver do not hold it up, since it may be urgent: the answer tells which need another driver.

    Raises:
        NotFound: `staff_not_found`, also for somebody who works for another company.
        Conflict: `own_account`, `last_owner`; `not_by_the_company`: somebody else suspended the account.
        Forbidden: `permissions_changed`, `beyond_own_permissions`.
    """

    def suspend(transaction: Transaction, member: Member) -> None:
        suspension.suspend_account_unless_suspended(transaction, member.account_id, DEACTIVATED)

    shown = change_member(
        caller, account_id, "staff.deactivated", lambda member: replace(member, active=False), suspend
    )
    accounts.end_sessions(account_id)
    return _with_trips(shown, trips_ahead(account_id))


def _with_trips(shown: StaffView, trips: Sequence[TripAhead]) -> DeactivatedStaff:
    fields = {name: getattr(shown, name) for name in StaffView.__dataclass_fields__}
    return DeactivatedStaff(**fields, trips=trips[:MOST_TOLD], trips_count=len(trips))
