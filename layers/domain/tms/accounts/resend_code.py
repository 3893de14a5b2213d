"""Use case: ask for another code to prove a name."""

from typing import TYPE_CHECKING

from tms.accounts.codes import request_code
from tms.accounts.codes.code import LIFE_SECONDS, Purpose
from tms.accounts.views import CodeAsked

if TYPE_CHECKING:
    from tms.accounts.requests import AnotherCodeRequest


def resend(request: "AnotherCodeRequest", source_ip: str) -> CodeAsked:
    """Ask for a code to prove a name. The answer is the same whether one is due or not.

    Raises:
        TooManyRequests: `too_many_attempts`, from this address.
    """
    request_code.admit(Purpose.VERIFY, source_ip)
    request_code.ask(Purpose.VERIFY, request.identifier, asker=source_ip)
    return CodeAsked(LIFE_SECONDS)
