"""Use case: ask for the code that allows a new password."""

from typing import TYPE_CHECKING

from tms.auth import code_queue
from tms.auth.bearers import digest_of, new_secret
from tms.auth.codes import LIFE_SECONDS, Purpose
from tms.auth.views import ResetAsked

if TYPE_CHECKING:
    from tms.auth.requests import ForgotRequest


def forgot(request: "ForgotRequest", source_ip: str) -> ResetAsked:
    """Ask for a code to be sent, if there is an account with this name; nobody is told whether there is.

    The code works with the challenge that is answered here alone: a stranger who knows the name can ask for
    codes, but cannot use up the tries of one that somebody else asked for.

    Raises:
        TooManyRequests: `too_many_attempts`, from this address.
    """
    code_queue.admit(Purpose.RESET, source_ip)
    challenge = new_secret()  # who has it not cannot use up the tries of the code
    code_queue.ask(Purpose.RESET, request.identifier, digest_of(challenge), asker=source_ip)
    return ResetAsked(challenge, LIFE_SECONDS)
