"""Use case: delete one's own account."""

from typing import TYPE_CHECKING

from tms.accounts.for_privacy import deletion, leftovers
from tms.companies import for_privacy as companies
from tms.kernel.access import audit, suspension
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.privacy.requests import PasswordRequest


def delete_me(caller: Caller, request: "PasswordRequest") -> None:
    """Delete the caller's account at once: no identifier finds it, and no token changes anything any more.

    Its sessions and codes are deleted after that. What other services keep of the person follows from the
    event that this change makes. The consumer of the event also clears what is left here if this function
    dies.

    Raises:
        Unauthorized: `account_gone`.
        Conflict: `last_owner`: the company needs another owner first.
        Forbidden: `wrong_password`.
        TooManyRequests: `too_many_attempts`.
    """
    profile = deletion.owned(caller.subject, request.password)
    account = profile.account
    transaction = Transaction()
    deletion.bury(transaction, profile, epoch())
    suspension.suspend_account(transaction, account.account_id, "deleted")
    audit.add(transaction, audit.Entry("account.deleted", account.account_id, account.company))
    if account.company is not None:
        companies.leave(transaction, account.company, account.account_id)
    try:
        deletion.commit(transaction)
    except ConditionFailed as failure:
        raise companies.refusal(failure) from failure
    leftovers.clear(account.account_id)
