"""Use case: delete one's own account."""

from typing import TYPE_CHECKING

from tms.accounts import for_privacy as clearing
from tms.accounts import profile_store
from tms.accounts.get_me import account_gone
from tms.accounts.identifiers import change_store as naming_store
from tms.accounts.passwords import own_password
from tms.companies import for_privacy as leaving
from tms.kernel.access import audit, suspension
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.accounts.requests import PasswordRequest


def delete_account(caller: Caller, request: "PasswordRequest") -> None:
    """Turn the profile into a tombstone, free the names, and let no token change anything any more: at once.

    Sessions and codes go after it, and what other services keep of the person follows from the event that the
    tombstone makes; its consumer also clears what is left here if this function dies in between.

    Raises:
        Unauthorized: `account_gone`.
        Conflict: `last_owner`, of a company, which needs another one first.
        Forbidden: `wrong_password`.
        TooManyRequests: `too_many_attempts`.
    """
    profile = profile_store.read(caller.subject)
    if profile is None:
        raise account_gone()
    account = profile.account
    own_password.require(account, request.password)
    transaction = Transaction()
    naming_store.bury_into(transaction, profile, epoch())
    suspension.suspend_account(transaction, account.account_id, "deleted")
    audit.add(transaction, audit.Entry("account.deleted", account.account_id, account.company))
    if account.company is not None:
        leaving.leave(transaction, account.company, account.account_id)
    try:
        naming_store.commit(transaction)
    except ConditionFailed as failure:
        raise leaving.refusal(failure) from failure
    clearing.clear(account.account_id)
