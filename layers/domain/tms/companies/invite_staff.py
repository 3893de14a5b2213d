"""Use cases: invite somebody to work for a company, and let them join."""

import json
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from tms.accounts.codes import code_limits, request_code
from tms.accounts.codes.code import Purpose
from tms.accounts.for_companies import Invited, is_invitation_sent, open_account, refuse_taken_names
from tms.companies import store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.grants import Grants
from tms.companies.list_staff import find_member, view_of
from tms.companies.members import Member, MemberState
from tms.companies.rules import require_invitation
from tms.companies.staff_views import StaffView
from tms.companies.update_staff import own_roles, require_roles, told
from tms.kernel import idempotency
from tms.kernel.access import audit, throttle
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.access.throttle import Limit
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.ids import derived_id
from tms.kernel.privacy import blind_index
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.companies.requests import InvitationRequest

INVITATIONS = Limit("invitations", times=100, seconds=3600)
"""Of one company: nobody writes to the whole world in its name."""

ASKED_ANEW = Limit("invitations-asked-anew", times=5, seconds=3600)
"""Of one account, by the request that made it, sent again: what it counted the first time may have sent
nothing, so that those limits cannot decide whether its repetition does."""

REQUEST_KIND = "invitation"
"""The blind index of a request, which is kept to know it again and tells nothing of the person in it."""


def invite(caller: Caller, request: "InvitationRequest", key: str) -> StaffView:
    """Invite somebody, or return whom this very request invited before.

    Where it was broken off between its write and the queue, the repetition asks for the invitation.

    Args:
        key: the caller's Idempotency-Key; it and the caller make the account's id.

    Raises:
        Forbidden: `permissions_changed`; `beyond_own_permissions`.
        Conflict: `account_exists`, somebody has proven to have the e-mail address or phone number.
        Invalid: `no_such_role`, `idempotency_key_reused`.
        TooManyRequests: `too_many_attempts`: of the company, or to this address.
    """
    admit = cache(partial(_admit, request.email))  # counted once, however often it is tried
    return until_settled(partial(_invite, caller, request, key, admit))


def invite_again(caller: Caller, account_id: str) -> StaffView:
    """Send another invitation to somebody who has not accepted yet; the one before is good no more.

    Raises:
        NotFound: `staff_not_found`, also where they work for another company.
        Forbidden: `permissions_changed`; `beyond_own_permissions`, they hold more than the caller.
        Conflict: `not_invited`, they have joined, were deactivated, or have no address any more.
        TooManyRequests: `too_many_attempts`, to this address.
    """
    actor = acting(caller, Permission.STAFF_MANAGE)
    member = find_member(caller, account_id)
    own = own_roles(actor.company, member)
    require_invitation(actor.permissions, member, own)
    shown = view_of(member, own)
    if member.state is not MemberState.INVITED or shown.email is None:
        raise Conflict("not_invited", "They have joined already, or were deactivated.")
    code_limits.admit_name(Purpose.INVITE, shown.email)
    audit.record(Entry("staff.invited_again", account_id, actor.company))
    request_code.ask_to_invite(account_id, shown.email)
    return shown


def _admit(address: str, company: str) -> None:
    throttle.spend(INVITATIONS, company)
    code_limits.admit_name(Purpose.INVITE, address)


def _invite(
    caller: Caller, request: "InvitationRequest", key: str, admit: Callable[[str], None]
) -> StaffView:
    actor = acting(caller, Permission.STAFF_MANAGE)
    canonical = json.dumps(request.model_dump(mode="json"), sort_keys=True)
    member = _member(actor, request, derived_id("acc", caller.subject, key), canonical)
    before = store.find_member(actor.company, member.account_id)
    if before is not None:
        return _replayed(actor, before, request, canonical)
    own = own_roles(actor.company, member)
    require_roles(caller, member, own)
    require_invitation(actor.permissions, member, own)
    admit(actor.company)
    transaction = Transaction()
    store.add_member(transaction, member)
    store.count_holders(transaction, [], own.values())
    open_account(transaction, _invited(member, request))
    entry = Entry("staff.invited", member.account_id, member.company, after=told(member))
    commit(transaction, actor, entry, _refuse, own.values())
    request_code.ask_to_invite(member.account_id, request.email)
    return view_of(member, own)


def _refuse(failure: ConditionFailed) -> None:
    if store.MEMBER not in failure.failed:  # else this very request made it meanwhile
        refuse_taken_names(failure)


def _member(actor: Grants, request: "InvitationRequest", account_id: str, canonical: str) -> Member:
    return Member(
        company=actor.company,
        account_id=account_id,
        roles=frozenset(request.roles),
        extra=frozenset(request.extra),
        revoked=frozenset(request.revoked),
        active=True,
        joined=False,
        revision=1,
        request_hash=blind_index.index(REQUEST_KIND, canonical),
        created_at=epoch(),
    )


def _invited(member: Member, request: "InvitationRequest") -> Invited:
    return Invited(
        account_id=member.account_id,
        full_name=request.full_name,
        email=request.email,
        phone=request.phone,
        roles=member.roles,
        company=member.company,
    )


def _replayed(actor: Grants, before: Member, request: "InvitationRequest", canonical: str) -> StaffView:
    if not blind_index.matches(REQUEST_KIND, canonical, before.request_hash or ""):
        raise idempotency.key_reused()
    own = own_roles(before.company, before)
    if before.state is MemberState.INVITED and not is_invitation_sent(before.account_id):
        require_invitation(actor.permissions, before, own)
        throttle.spend(ASKED_ANEW, before.account_id)
        request_code.ask_to_invite(before.account_id, request.email)
    return view_of(before, own)
