"""Use case: ask for the code that allows a new password."""

from typing import TYPE_CHECKING

from tms.auth import code_queue
from tms.auth.codes import LIFE_SECONDS, Purpose
from tms.auth.views import CodeAsked

if TYPE_CHECKING:
    from tms.auth.requests import ForgotRequest


def forgot(request: "ForgotRequest", source_ip: str) -> CodeAsked:
    """Ask for a code to be sent, if there is an account with this name; nobody is told whether there is.

    Raises:
        TooManyRequests: `too_many_attempts`, from this address.
    """
    code_queue.admit(Purpose.RESET, source_ip)
    code_queue.ask(Purpose.RESET, request.identifier)
    return CodeAsked(LIFE_SECONDS)
