"""Use case: the second of the two steps in which staff sign in: the challenge and the code."""

from typing import TYPE_CHECKING

from tms.accounts.for_auth.sign_in import find_account, use_sign_in_code, wrong_code
from tms.auth import challenges
from tms.auth.identity import identity_of, refuse_suspended
from tms.auth.start_session import PasswordChanged, start_session
from tms.auth.views import SignedIn

if TYPE_CHECKING:
    from tms.auth.requests import StaffVerifyRequest


def staff_verify(request: "StaffVerifyRequest", source_ip: str) -> SignedIn:
    """Check the code and begin a session.

    Raises:
        TooManyRequests: `too_many_attempts`: wrong challenges from this network address.
        Unauthorized: `wrong_code`: the challenge or the code is wrong, was used, or has run out.
        Forbidden: `membership_ended`, `account_suspended`, `company_suspended`.
    """
    try:
        challenge = challenges.parse(request.challenge)
    except challenges.NoChallenge:
        raise wrong_code() from None
    account = find_account(challenge.account_id)
    use_sign_in_code(account, request.code, challenge.digest(account), source_ip, request.device_token)
    if account is None:
        raise wrong_code()
    identity = identity_of(account)
    refuse_suspended(identity)
    try:
        return start_session(account, identity, source_ip, request.device_token, second_factor=True)
    except PasswordChanged:
        raise wrong_code() from None
