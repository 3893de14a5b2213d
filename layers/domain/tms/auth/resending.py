"""Use case: ask for another code to prove a name."""

from typing import TYPE_CHECKING

from tms.auth import code_queue
from tms.auth.codes import LIFE_SECONDS, Purpose
from tms.auth.views import CodeAsked

if TYPE_CHECKING:
    from tms.auth.requests import AnotherCodeRequest


def resend(request: "AnotherCodeRequest", source_ip: str) -> CodeAsked:
    """Ask for a code to prove a name. The answer is the same whether one is due or not.

    Raises:
        TooManyRequests: `too_many_attempts`, from this address.
    """
    code_queue.admit(Purpose.VERIFY, source_ip)
    code_queue.ask(Purpose.VERIFY, request.identifier, asker=source_ip)
    return CodeAsked(LIFE_SECONDS)
