"""Use case: another password, by the present one."""

from typing import TYPE_CHECKING

from tms.accounts import profile_store
from tms.accounts.get_me import account_gone
from tms.accounts.passwords import own_password, replace_password
from tms.accounts.passwords.personal import refuse_new
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.accounts.requests import NewPasswordRequest


def change(caller: Caller, request: "NewPasswordRequest") -> None:
    """Change the caller's password, and end the sessions on other devices.

    Raises:
        Unauthorized: `account_gone`.
        Forbidden: `wrong_password`.
        TooManyRequests: `too_many_attempts`.
        Invalid: `invalid_field`, the new password is the old one or one of the person's names.
    """
    profile = profile_store.read(caller.subject)
    if profile is None:
        raise account_gone()
    own_password.require(profile.account, request.password)
    refuse_new(request.new_password, profile.account, "/new_password", old=request.password)
    transaction = Transaction()
    audit.add(transaction, audit.Entry("password.changed", caller.subject, profile.account.company))
    replace_password.replace(transaction, profile, request.new_password, keep=caller.session)
