"""Use case: send another invitation to somebody who has not accepted the first one."""

from tms.accounts.for_companies import invitations
from tms.companies import store
from tms.companies.authority import acting
from tms.companies.invitation_mail import send_invitation
from tms.companies.members import MemberState
from tms.companies.people import find_member, view_of
from tms.companies.rules import require_invitation
from tms.companies.views import StaffView
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.errors import Conflict


def invite_again(caller: Caller, account_id: str) -> StaffView:
    """Send another invitation; from then on the former one does not work.

    Raises:
        NotFound: `staff_not_found`, also for somebody who works for another company.
        Forbidden: `permissions_changed`; `beyond_own_permissions`: the member holds more than the caller.
        Conflict: `not_invited`: the member has joined, was deactivated, or has no address any more.
        TooManyRequests: `too_many_attempts`: this address had too many invitations.
    """
    actor = acting(caller, Permission.STAFF_MANAGE)
    member = find_member(caller, account_id)
    own = store.own_roles(actor.company, member)
    require_invitation(actor.permissions, member, own)
    shown = view_of(member, own)
    if member.state is not MemberState.INVITED or shown.email is None:
        raise Conflict("not_invited", "They have joined already, or were deactivated.")
    invitations.count(shown.email)
    audit.record(Entry("staff.invited_again", account_id, actor.company))
    send_invitation(member, shown.email, own)
    return shown
