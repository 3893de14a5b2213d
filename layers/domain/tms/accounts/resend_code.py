"""Use case: ask for another code to verify an identifier."""

from typing import TYPE_CHECKING

from tms.accounts.codes import request_code
from tms.accounts.codes.code import Purpose
from tms.accounts.limits import CODE_LIFE_SECONDS
from tms.accounts.views import CodeAsked
from tms.kernel.messaging.sms_countries import require_served

if TYPE_CHECKING:
    from tms.accounts.requests import AnotherCodeRequest


def resend_code(request: "AnotherCodeRequest", source_ip: str) -> CodeAsked:
    """Ask for a code, whether an account is due one there or not; the answer is the same.

    Raises:
        Invalid: `invalid_field`: it is a number of a country that no SMS goes to.
        TooManyRequests: `too_many_attempts`, from this network address.
    """
    require_served({"/identifier": request.identifier})
    request_code.admit(Purpose.VERIFY, source_ip)
    request_code.ask(Purpose.VERIFY, request.identifier, asker=source_ip)
    return CodeAsked(CODE_LIFE_SECONDS)
