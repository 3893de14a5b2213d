"""Use case: deactivate somebody who works for a company."""

from dataclasses import replace

from tms.accounts.for_companies import people as accounts
from tms.companies.member_changes import DEACTIVATED, change_member
from tms.companies.members import Member
from tms.companies.views import StaffView
from tms.kernel.access import suspension
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction


def deactivate_staff(caller: Caller, account_id: str) -> StaffView:
    """Let a member change nothing and sign in no more, from now on. To do it again changes nothing.

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
    return shown
