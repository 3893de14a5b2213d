"""Use case: sign in with a password alone, as passengers, drivers and devices do."""

from typing import TYPE_CHECKING

from tms.accounts.for_auth.passwords import check_password, wrong_credentials
from tms.auth.identity import identity_of, refuse_suspended
from tms.auth.start_session import PasswordChanged, start_session
from tms.auth.views import SignedIn
from tms.kernel.errors import Forbidden

if TYPE_CHECKING:
    from tms.auth.requests import LoginRequest

STEPS = ("/auth/staff/login", "/auth/staff/verify")
"""The two steps of staff's sign-in."""


def login(request: "LoginRequest", source_ip: str) -> SignedIn:
    """Begin a session and return its tokens.

    Raises:
        TooManyRequests: `too_many_attempts`; see `tms.accounts.limits`.
        Unauthorized: `wrong_credentials`, whichever of the two is wrong.
        Forbidden: with the right password: `account_unverified`, `membership_ended`, `staff_sign_in`,
            `account_suspended`, `company_suspended`.
    """
    account = check_password(request.identifier, request.password, source_ip, request.device_token)
    identity = identity_of(account)
    if identity.second_factor:
        raise Forbidden("staff_sign_in", "Staff sign in in two steps: a password, then a code.", steps=STEPS)
    refuse_suspended(identity)
    try:
        return start_session(account, identity, source_ip, request.device_token, second_factor=False)
    except PasswordChanged:
        raise wrong_credentials() from None
