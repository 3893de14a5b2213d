"""Use case: another password, by the present one."""

from typing import TYPE_CHECKING

from tms.auth import own_password, profile_store, setting_password
from tms.auth.choosing import refuse_new
from tms.auth.profile import account_gone
from tms.kernel import audit
from tms.kernel.caller import Caller
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.auth.requests import NewPasswordRequest


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
    setting_password.replace(transaction, profile, request.new_password, keep=caller.session)
