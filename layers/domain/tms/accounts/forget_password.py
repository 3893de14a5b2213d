"""Use case: ask for a code that allows a new password."""

from typing import TYPE_CHECKING

from tms.accounts.bearer_secrets import digest_if_given, digest_of, new_secret
from tms.accounts.codes import request_code
from tms.accounts.codes.code import Purpose
from tms.accounts.limits import CODE_LIFE_SECONDS
from tms.accounts.views import ResetAsked
from tms.kernel.messaging.sms_countries import require_served

if TYPE_CHECKING:
    from tms.accounts.requests import ForgotRequest


def forget_password(request: "ForgotRequest", source_ip: str) -> ResetAsked:
    """Ask for a code, whether there is an account with this identifier or not; the answer is the same.

    The code works with the challenge that is answered, and with the others that were answered to the same
    device, or network address, while the code lives: people ask twice, and type the code of either mail. A
    stranger who knows the identifier can ask for codes, but without the challenge cannot use up the tries of
    a code that somebody else asked for.

    Raises:
        Invalid: `invalid_field`: it is a number of a country that no SMS goes to.
        TooManyRequests: `too_many_attempts`, from this network address.
    """
    require_served({"/identifier": request.identifier})
    request_code.admit(Purpose.RESET, source_ip)
    challenge = new_secret()
    device = digest_if_given(request.device_token)
    request_code.ask(Purpose.RESET, request.identifier, digest_of(challenge), asker=source_ip, device=device)
    return ResetAsked(challenge, CODE_LIFE_SECONDS)
