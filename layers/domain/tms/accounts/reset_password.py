"""Use case: a new password, by the code that was sent."""

from typing import TYPE_CHECKING

from tms.accounts import profile_store
from tms.accounts.bearer_secrets import digest_of
from tms.accounts.codes import code_store
from tms.accounts.codes.check_code import check, wrong_code
from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers import identifier_store
from tms.accounts.passwords import own_password, replace_password
from tms.accounts.passwords.personal import refuse_new
from tms.kernel.access import audit, suspension, throttle
from tms.kernel.access.throttle import Limit
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.accounts.requests import ResetRequest

RESETS = Limit("resets-from", times=60, seconds=3600)
"""From one network address, which many people may share. A code has limits of its own."""


def reset(request: "ResetRequest", source_ip: str) -> None:
    """Set a new password, and end every session. It signs nobody in.

    Raises:
        TooManyRequests: `too_many_attempts`, from this address.
        Unauthorized: `wrong_code`, also where there is no such account.
        Forbidden: with the right code: `account_suspended`. A suspended company's people get back into their
            accounts: who carries those that it sold tickets to still signs in.
        Invalid: `invalid_field`, the password is one of the person's names; the code is still good then.
    """
    throttle.spend(RESETS, source_ip)
    account = identifier_store.by_login(request.identifier)
    if account is not None and not account.goes_by(request.identifier):
        account = None
    challenge = digest_of(request.challenge)
    digest = check(account, Purpose.RESET, request.identifier, request.code, challenge, source_ip=source_ip)
    profile = profile_store.read(account.account_id) if account else None
    if account is None or profile is None or profile.account.opened_by != account.opened_by:
        raise wrong_code()
    account_id = account.account_id
    suspension.refuse_suspended(account_id, None)
    refuse_new(request.password, profile.account, "/password")
    transaction = Transaction()
    code_store.take_in(transaction, account_id, Purpose.RESET, digest, challenge)
    entry = audit.Entry("password.reset", account_id, profile.account.company, actor=account_id)
    audit.add(transaction, entry)
    try:
        replace_password.replace(transaction, profile, request.password)
    except ConditionFailed:
        raise wrong_code() from None
    throttle.forget(own_password.GUESSES, account_id)
