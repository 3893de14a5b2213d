"""Use case: accept an invitation. Whoever has it chooses the password; its address is proven by that."""

from typing import TYPE_CHECKING

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.bearer_secrets import is_the_one
from tms.accounts.codes import code_store
from tms.accounts.identifiers import claim_store
from tms.accounts.invitations import invitation, invitation_store
from tms.accounts.passwords import hashing, personal
from tms.accounts.views import Joined
from tms.companies import for_auth
from tms.kernel.access import audit, suspension, throttle
from tms.kernel.access.audit import Entry
from tms.kernel.access.throttle import Limit
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Unauthorized
from tms.kernel.store import ConditionFailed, Conflicted, Transaction

if TYPE_CHECKING:
    from tms.accounts.requests import AcceptRequest

ACCEPTED = Limit("invitations-accepted", times=100, seconds=900)
"""From one network address."""

RACES = 3
"""How often it is tried where the company changes the membership meanwhile."""


def accept(request: "AcceptRequest", source_ip: str) -> Joined:
    """Set the password of an invited account, which joins its company by that.

    Raises:
        TooManyRequests: `too_many_attempts`, from this address.
        Unauthorized: `invitation_over`: unknown, run out, used, replaced, or taken back.
        Forbidden: `account_suspended`, `company_suspended`.
        Invalid: the password is one of the person's names.
        Conflict: `account_exists`, somebody has proven to have the address meanwhile.
    """
    throttle.spend(ACCEPTED, source_ip)
    account_id = invitation.account_in(request.token) or store.NOBODY
    kept = invitation_store.find(account_id, epoch())
    account = store.by_id(account_id)
    if not is_the_one(request.token, kept) or account is None or account.company is None:
        raise _over()
    suspension.refuse_suspended(account_id, account.company)
    personal.refuse_new(request.password, account, "/password")
    password_hash = hashing.hashed(request.password)
    for _ in range(RACES):
        if _accepted(account, account.company, kept or "", password_hash):
            return Joined(account_id)
    raise Conflicted


def _accepted(account: Account, company: str, kept: str, password_hash: str) -> bool:
    """Write it all; False where the membership was changed meanwhile."""
    transaction = Transaction()
    roles = for_auth.join(transaction, company, account.account_id)
    if roles is None:
        raise _over()
    invitation_store.use(transaction, account, kept, password_hash)
    audit.add(
        transaction,
        Entry(
            "staff.joined",
            account.account_id,
            company,
            after={"roles": sorted(roles)},
            actor=account.account_id,
        ),
    )
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if code_store.CODE in failure.failed:
            raise _over() from None
        if claim_store.is_taken(failure):
            raise Conflict("account_exists", "The invited address has another account by now.") from None
        return False
    return True


def _over() -> Unauthorized:
    return Unauthorized("invitation_over", "This invitation is over. Ask your company for another one.")
