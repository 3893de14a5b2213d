"""Use case: the first of the two steps by which staff sign in: a password, and a code is sent."""

from typing import TYPE_CHECKING

from tms.accounts.codes import code_limits, request_code
from tms.accounts.codes.code import LIFE_SECONDS, Purpose
from tms.accounts.identifiers.identifier import masked
from tms.accounts.views import Challenged
from tms.auth import challenges
from tms.auth.check_password import check_password
from tms.auth.identity import identity_of, refuse_suspended
from tms.kernel.errors import Forbidden

if TYPE_CHECKING:
    from tms.accounts.requests import LoginRequest


def begin(request: "LoginRequest", source_ip: str) -> Challenged:
    """Check the password and send a code; return the challenge that must come with it.

    Raises:
        Unauthorized: `wrong_credentials`, whichever of the two is wrong.
        Forbidden: with the right password: `account_unverified`, `membership_ended`, `not_staff`,
            `account_suspended`, `company_suspended`.
        TooManyRequests: `too_many_attempts`: of passwords (see `password_guard`), or of codes that were sent.
    """
    account = check_password(request.identifier, request.password, source_ip)
    identity = identity_of(account)
    if not identity.second_factor:
        raise Forbidden("not_staff", "This account signs in by its password alone: POST /auth/login.")
    refuse_suspended(identity)
    address = challenges.address_of(account)
    code_limits.admit_name(Purpose.SIGN_IN, address)
    challenge = challenges.new_challenge(account.account_id)
    request_code.ask(Purpose.SIGN_IN, address, challenge.digest(account))
    return Challenged(str(challenge), masked(address), LIFE_SECONDS)
