"""Use case: change one's own password."""

from typing import TYPE_CHECKING

from tms.accounts import store
from tms.accounts.account import account_gone
from tms.accounts.passwords import own_password
from tms.accounts.passwords.policy import refuse_new
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.accounts.requests import NewPasswordRequest


def change_password(caller: Caller, request: "NewPasswordRequest") -> None:
    """Change the caller's password, and end the sessions on other devices.

    Raises:
        Unauthorized: `account_gone`.
        Forbidden: `wrong_password`, the present one.
        TooManyRequests: `too_many_attempts`.
        Invalid: `invalid_field`: the new password is the present one, or known to others.
    """
    profile = store.read_profile(caller.subject)
    if profile is None:
        raise account_gone()
    own_password.require(profile.account, request.password)
    refuse_new(request.new_password, profile.account, "/new_password", old=request.password)
    transaction = Transaction()
    audit.add(transaction, audit.Entry("password.changed", caller.subject, profile.account.company))
    own_password.replace(transaction, profile, request.new_password, keep=caller.session)
