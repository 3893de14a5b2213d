"""Use case: ask for the code that allows a new password."""

from typing import TYPE_CHECKING

from tms.accounts.bearer_secrets import digest_of, new_secret
from tms.accounts.codes import request_code
from tms.accounts.codes.code import LIFE_SECONDS, Purpose
from tms.accounts.views import ResetAsked

if TYPE_CHECKING:
    from tms.accounts.requests import ForgotRequest


def forgot(request: "ForgotRequest", source_ip: str) -> ResetAsked:
    """Ask for a code to be sent, if there is an account with this name; nobody is told whether there is.

    The code works with the challenge that is answered here alone: a stranger who knows the name can ask for
    codes, but cannot use up the tries of one that somebody else asked for.

    Raises:
        TooManyRequests: `too_many_attempts`, from this address.
    """
    request_code.admit(Purpose.RESET, source_ip)
    challenge = new_secret()  # who has it not cannot use up the tries of the code
    request_code.ask(Purpose.RESET, request.identifier, digest_of(challenge), asker=source_ip)
    return ResetAsked(challenge, LIFE_SECONDS)
