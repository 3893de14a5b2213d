"""Use case: accept an invitation by choosing a password. It also proves that its reader has the address."""

from typing import TYPE_CHECKING

from tms.accounts.account import Account
from tms.accounts.for_auth import invitations
from tms.auth.views import Joined
from tms.companies import for_auth as companies
from tms.kernel.access import audit, suspension
from tms.kernel.access.audit import Entry
from tms.kernel.conflicts import Conflicted
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.auth.requests import AcceptRequest

TRIES = 3
"""How often it is tried while the company keeps changing the membership."""


def accept_invitation(request: "AcceptRequest", source_ip: str) -> Joined:
    """Set the password of an invited account, which joins its company by that.

    Raises:
        TooManyRequests: `too_many_attempts`, from this network address.
        Unauthorized: `invitation_over`: unknown, run out, used up, replaced, or taken back.
        Forbidden: `account_suspended`, `company_suspended`.
        Invalid: `invalid_field`: others know the password about its owner.
        Conflict: `account_exists`: another account has verified the address meanwhile.
        Conflicted: the membership kept changing; trying again may help.
    """
    account = invitations.invited(request.token, source_ip)
    if account.company is None:
        raise invitations.invitation_over()
    suspension.refuse_suspended(account.account_id, account.company)
    password_hash = invitations.hashed(account, request.password)
    for _ in range(TRIES):
        if _is_accepted(account, account.company, request.token, password_hash):
            return Joined(account.account_id)
    raise Conflicted


def _is_accepted(account: Account, company: str, token: str, password_hash: str) -> bool:
    """Write it all; False, and nothing is written, if the membership was changed meanwhile."""
    transaction = Transaction()
    roles = companies.join(transaction, company, account.account_id)
    if roles is None:
        raise invitations.invitation_over()
    invitations.accept(transaction, account, token, password_hash)
    after = {"roles": sorted(roles)}
    entry = Entry("staff.joined", account.account_id, company, after=after, actor=account.account_id)
    audit.add(transaction, entry)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        invitations.explain(failure)
        return False
    return True
