"""Door for auth: an invitation that somebody accepts by choosing a password."""

from tms.accounts import invitation_store, store
from tms.accounts.account import Account
from tms.accounts.bearer_secrets import digest_of, matches
from tms.accounts.codes import code_store
from tms.accounts.identifiers import claim_store
from tms.accounts.limits import ACCEPTANCES_FROM
from tms.accounts.passwords import hashing, policy
from tms.kernel.access import throttle
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, Unauthorized
from tms.kernel.store import ConditionFailed, Transaction


def invited(token: str, source_ip: str) -> Account:
    """Return the account that an invitation is for.

    Args:
        source_ip: the network address that shows the invitation.

    Raises:
        TooManyRequests: `too_many_attempts`, from this network address.
        Unauthorized: `invitation_over`.
    """
    throttle.spend(ACCEPTANCES_FROM, source_ip)
    account_id = invitation_store.account_in(token) or store.NOBODY
    digest = invitation_store.find(account_id, epoch())
    account = store.by_id(account_id)
    if not matches(token, digest) or account is None:
        raise invitation_over()
    return account


def hashed(account: Account, password: str) -> str:
    """Return the hash of the password that an invited person chooses.

    Raises:
        Invalid: `invalid_field`, others know the password about its owner.
    """
    policy.refuse_new(password, account, "/password")
    return hashing.hashed(password)


def accept(transaction: Transaction, account: Account, token: str, password_hash: str) -> None:
    """Add to `transaction`: the invitation is used up; the account has a password and a verified address.

    `explain` tells why the commit failed.
    """
    invitation_store.accept(transaction, account, digest_of(token), password_hash)


def explain(failure: ConditionFailed) -> None:
    """Raise the caller's error for the condition that failed, if it is one of `accept`.

    Raises:
        Unauthorized: `invitation_over`: it was used up or replaced meanwhile.
        Conflict: `account_exists`: another account has verified the address meanwhile.
    """
    if code_store.CODE in failure.failed:
        raise invitation_over() from None
    if claim_store.is_taken(failure):
        raise Conflict("account_exists", "The invited address has another account by now.") from None


def invitation_over() -> Unauthorized:
    """Return the one refusal of invitations: unknown, run out, used up, replaced, or taken back."""
    return Unauthorized("invitation_over", "This invitation is over. Ask your company for another one.")
