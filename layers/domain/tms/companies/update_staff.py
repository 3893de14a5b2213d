"""Use case: change the name, roles and permissions of somebody who works for a company."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tms.accounts.for_companies import people as accounts
from tms.companies.member_changes import change_member
from tms.companies.members import Member
from tms.companies.views import StaffView
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.companies.requests import StaffChange


def update_staff(caller: Caller, account_id: str, request: "StaffChange") -> StaffView:
    """Change what the request gives of a member; what it leaves out stays.

    The member's tokens change when they are renewed, within fifteen minutes.

    Raises:
        NotFound: `staff_not_found`, also for somebody who works for another company.
        Conflict: `own_account`, `last_owner`; `account_deleted`: a deleted account takes no name.
        Forbidden: `permissions_changed`; `beyond_own_permissions`: the member holds more than the caller,
            before or after the change.
        Invalid: `no_such_role`.
    """

    def change(member: Member) -> Member:
        return replace(
            member,
            roles=member.roles if request.roles is None else frozenset(request.roles),
            extra=member.extra if request.extra is None else frozenset(request.extra),
            revoked=member.revoked if request.revoked is None else frozenset(request.revoked),
        )

    def rename(transaction: Transaction, member: Member) -> None:
        if request.full_name is not None:
            accounts.rename(transaction, member.account_id, request.full_name)

    renames = request.full_name is not None
    return change_member(caller, account_id, "staff.edited", change, rename, renames=renames)
