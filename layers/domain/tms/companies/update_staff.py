"""Use case: change the name, identifiers, roles and permissions of somebody who works for a company."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tms.accounts.for_companies import corrections, invitations
from tms.accounts.for_companies.corrections import Correction, NoAccount
from tms.companies.invite_again import invite_again
from tms.companies.invite_staff import INVITATIONS
from tms.companies.member_changes import account_deleted, change_member
from tms.companies.members import Member, MemberState
from tms.companies.views import StaffView
from tms.kernel.access import throttle
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.messaging.sms_countries import require_served
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.companies.requests import StaffChange


def update_staff(caller: Caller, account_id: str, request: "StaffChange") -> StaffView:
    """Change what the request gives of a member; what it leaves out stays.

    The member's tokens change when they are renewed, within fifteen minutes. A new address or number is
    pending until the member types the code that is sent there; then the former one gets a notice. A member
    who has not joined yet gets another invitation at the new address, and the former invitation is void.

    Raises:
        NotFound: `staff_not_found`, also for somebody who works for another company.
        Conflict: `own_account`, `last_owner`; `account_deleted`: a deleted account takes no name;
            `account_exists`: another account has verified the e-mail address or phone number.
        Forbidden: `permissions_changed`; `beyond_own_permissions`: the member holds more than the caller,
            before or after the change.
        Invalid: `no_such_role`; `invalid_field`: no SMS goes to the phone's country.
        TooManyRequests: `too_many_attempts`: the company invited and corrected too many people, or this
            address had too many invitations.
    """
    require_served({"/phone": request.phone})
    correction = Correction(request.full_name, request.email, request.phone)
    if correction.identifiers:
        throttle.spend(INVITATIONS, company_of(caller))

    def change(member: Member) -> Member:
        return replace(
            member,
            roles=member.roles if request.roles is None else frozenset(request.roles),
            extra=member.extra if request.extra is None else frozenset(request.extra),
            revoked=member.revoked if request.revoked is None else frozenset(request.revoked),
        )

    def correct(transaction: Transaction, member: Member) -> None:
        try:
            corrections.correct(transaction, member.account_id, correction)
        except NoAccount:
            raise account_deleted() from None

    explain = invitations.refuse_taken_identifiers
    shown = change_member(caller, account_id, "staff.edited", change, correct, correction.audited, explain)
    if shown.state is not MemberState.INVITED:
        corrections.ask_for_codes(correction, caller.subject)
    elif correction.email:
        return invite_again(caller, account_id)
    return shown
