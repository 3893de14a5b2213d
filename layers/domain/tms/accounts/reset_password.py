"""Use case: choose a new password with a code that was sent."""

from typing import TYPE_CHECKING

from tms.accounts import store
from tms.accounts.bearer_secrets import digest_of
from tms.accounts.codes import code_store
from tms.accounts.codes.check_code import check, wrong_code
from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers import identifier_store
from tms.accounts.limits import OWN_PASSWORD, RESETS_FROM
from tms.accounts.passwords import own_password
from tms.accounts.passwords.policy import refuse_new
from tms.kernel.access import audit, suspension, throttle
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.accounts.requests import ResetRequest


def reset_password(request: "ResetRequest", source_ip: str) -> None:
    """Set a new password, and end every session. This signs nobody in.

    Raises:
        TooManyRequests: `too_many_attempts`, from this network address; right codes are not counted.
        Unauthorized: `wrong_code`, also if there is no such account.
        Forbidden: with the right code: `account_suspended`. The suspension of a company does not matter here:
            its people who serve sold tickets go on signing in.
        Invalid: `invalid_field`: others know the password about its owner. The code still works then.
    """
    throttle.spend(RESETS_FROM, source_ip)
    account = identifier_store.by_identifier(request.identifier)
    if account is not None and not account.has_verified(request.identifier):
        account = None
    challenge = digest_of(request.challenge)
    tried = check(
        account,
        Purpose.RESET,
        request.identifier,
        request.code,
        challenge,
        source_ip=source_ip,
        device_token=request.device_token,
    )
    profile = store.read_profile(account.account_id) if account else None
    if account is None or profile is None or profile.account.credentials != account.credentials:
        raise wrong_code()
    account_id = account.account_id
    suspension.refuse_suspended(account_id, None)
    refuse_new(request.new_password, profile.account, "/new_password")
    transaction = Transaction()
    code_store.use_up(transaction, account_id, Purpose.RESET, tried.digest, challenge)
    entry = audit.Entry("password.reset", account_id, profile.account.company, actor=account_id)
    audit.add(transaction, entry)
    try:
        own_password.replace(transaction, profile, request.new_password)
    except ConditionFailed:
        raise wrong_code() from None
    throttle.forget(OWN_PASSWORD, account_id)
    throttle.give_back(RESETS_FROM, source_ip)
    code_store.count_typed(Purpose.RESET, request.identifier, tried.asker)
