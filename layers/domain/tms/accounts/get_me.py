"""Use case: look at one's own account."""

from tms.accounts import store
from tms.accounts.account import account_gone
from tms.accounts.views import Me, me_view
from tms.kernel.access.caller import Caller


def get_me(caller: Caller) -> Me:
    """Return the caller's own account.

    Raises:
        Unauthorized: `account_gone`, it was deleted after the token was issued.
    """
    account = store.by_id(caller.subject)
    if account is None:
        raise account_gone()
    return me_view(account, caller)
