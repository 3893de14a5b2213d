"""Use case: the first of the two steps in which staff sign in: the password, after which a code is sent."""

from typing import TYPE_CHECKING

from tms.accounts.for_auth.passwords import check_password
from tms.accounts.for_auth.send_code import CODE_LIFE_SECONDS, send_code
from tms.auth.challenges import new_challenge
from tms.auth.identity import identity_of, refuse_suspended
from tms.auth.views import Challenged
from tms.kernel.errors import Forbidden

if TYPE_CHECKING:
    from tms.auth.requests import LoginRequest


def staff_login(request: "LoginRequest", source_ip: str) -> Challenged:
    """Check the password and send a code; return the challenge that must come with it.

    Raises:
        Unauthorized: `wrong_credentials`, whichever of the two is wrong.
        Forbidden: with the right password: `account_unverified`, `membership_ended`, `not_staff`,
            `account_suspended`, `company_suspended`.
        Invalid: `invalid_field`, with the right password: its only way to sign in is a phone number of a
            country that no SMS goes to.
        TooManyRequests: `too_many_attempts`, of passwords or of codes; see `tms.accounts.limits`.
    """
    account = check_password(request.identifier, request.password, source_ip, request.device_token)
    identity = identity_of(account)
    if not identity.second_factor:
        raise Forbidden("not_staff", "This account signs in by its password alone: POST /auth/login.")
    refuse_suspended(identity)
    challenge = new_challenge(account.account_id)
    sent_to = send_code(account, challenge.digest(account), source_ip, request.device_token)
    return Challenged(str(challenge), sent_to, CODE_LIFE_SECONDS)
