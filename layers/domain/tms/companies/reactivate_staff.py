"""Use case: let somebody who was deactivated work for the company again."""

from dataclasses import replace

from tms.accounts.for_companies import people as accounts
from tms.companies.member_changes import DEACTIVATED, change_member
from tms.companies.members import Member
from tms.companies.views import StaffView
from tms.kernel.access import suspension
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction


def reactivate_staff(caller: Caller, account_id: str) -> StaffView:
    """Let a member work again. For a member who is active, it changes nothing.

    Former sessions are ended first: a deactivation ends them after its own write, so one may have survived.

    Raises:
        NotFound: `staff_not_found`, also for somebody who works for another company.
        Conflict: `own_account`; `not_by_the_company`: the account was deleted, or somebody else suspended it.
        Forbidden: `permissions_changed`, `beyond_own_permissions`.
    """

    def reinstate(transaction: Transaction, member: Member) -> None:
        accounts.end_sessions(member.account_id)
        suspension.reinstate_account(transaction, member.account_id, DEACTIVATED)

    return change_member(
        caller, account_id, "staff.reactivated", lambda member: replace(member, active=True), reinstate
    )
