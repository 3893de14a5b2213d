"""Use case: invite somebody to work for a company."""

from functools import cache
from typing import TYPE_CHECKING

from tms.accounts.for_companies import invitations
from tms.accounts.for_companies.invitations import Invited
from tms.companies import store
from tms.companies.authority import acting, commit, until_settled
from tms.companies.invitation_mail import ASKED_ANEW, send_invitation
from tms.companies.member_changes import audited, require_roles
from tms.companies.members import Grants, Member, MemberState
from tms.companies.people import view_of
from tms.companies.rules import require_invitation
from tms.companies.views import StaffView
from tms.kernel import idempotency
from tms.kernel.access import throttle
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.limit import Limit
from tms.kernel.access.permissions import Permission
from tms.kernel.clock import epoch
from tms.kernel.ids import derived_id
from tms.kernel.messaging.sms_countries import require_served
from tms.kernel.privacy import blind_index
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.companies.requests import InvitationRequest

INVITATIONS = Limit("invitations", times=100, seconds=3600)
"""Invitations and corrections of one company, so that nobody can write to the whole world in its name."""

REQUEST_KIND = "invitation"
"""The kind of the blind index of a request: it recognises a repetition, and reveals nothing of the person."""


def invite_staff(caller: Caller, request: "InvitationRequest", key: str) -> StaffView:
    """Invite somebody. A repeated request returns the member that it made before.

    If the first request broke off between its write and the request for the mail, the repetition asks for it.

    Args:
        key: the caller's Idempotency-Key. The account's id is derived from the caller and the key.

    Raises:
        Forbidden: `permissions_changed`, `beyond_own_permissions`.
        Conflict: `account_exists`: another account has verified the e-mail address or phone number.
        Invalid: `no_such_role`, `idempotency_key_reused`; `invalid_field`: no SMS goes to the phone's
            country.
        TooManyRequests: `too_many_attempts`: the company, or this address, had too many invitations.
    """
    require_served({"/phone": request.phone})

    @cache
    def count(company: str) -> None:
        """Count the invitation, once for all attempts to write it."""
        throttle.spend(INVITATIONS, company)
        invitations.count(request.email)

    def attempt() -> StaffView:
        actor = acting(caller, Permission.STAFF_MANAGE)
        canonical = idempotency.canonical(request)
        member = _member(actor, request, derived_id("acc", caller.subject, key), canonical)
        before = store.find_member(actor.company, member.account_id)
        if before is not None:
            return _replayed(actor, before, request, canonical)
        own = store.own_roles(actor.company, member)
        require_roles(caller, member, own)
        require_invitation(actor.permissions, member, own)
        count(actor.company)
        transaction = Transaction()
        store.add_member(transaction, member)
        store.count_holders(transaction, [], own.values())
        invitations.open_account(transaction, _invited(member, request))
        entry = Entry("staff.invited", member.account_id, member.company, after=audited(member))
        commit(transaction, actor, entry, _explain, own.values())
        send_invitation(member, request.email, own)
        return view_of(member, own)

    return until_settled(attempt)


def _explain(failure: ConditionFailed) -> None:
    """Raise the caller's error, unless this very request made the member meanwhile.

    Raises:
        Conflict: `account_exists`.
    """
    if store.MEMBER not in failure.failed:
        invitations.refuse_taken_identifiers(failure)


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
    """Return the member that a repeated request made; ask for the invitation if none was sent.

    Raises:
        Invalid: `idempotency_key_reused`, the request was another one.
        Forbidden: `beyond_own_permissions`.
        TooManyRequests: `too_many_attempts`.
    """
    if not blind_index.matches(REQUEST_KIND, canonical, before.request_hash or ""):
        raise idempotency.key_reused()
    own = store.own_roles(before.company, before)
    if before.state is MemberState.INVITED and not invitations.is_sent(before.account_id):
        require_invitation(actor.permissions, before, own)
        throttle.spend(ASKED_ANEW, before.account_id)
        send_invitation(before, request.email, own)
    return view_of(before, own)
