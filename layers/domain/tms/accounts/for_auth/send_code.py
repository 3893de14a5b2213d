"""Door for auth: the code of a sign-in of staff, counted and asked for."""

from tms.accounts.account import Account, masked
from tms.accounts.codes import code_store, request_code
from tms.accounts.codes.code import Purpose
from tms.accounts.limits import CODE_LIFE_SECONDS
from tms.kernel.messaging.sms_countries import require_served

__all__ = ["CODE_LIFE_SECONDS", "send_code"]


def send_code(account: Account, challenge: str) -> str:
    """Ask for a code to be sent to an account; return where it goes, masked.

    Args:
        challenge: hash of the secret that must come with the code.

    Raises:
        Invalid: `invalid_field`: its only number is of a country that no SMS goes to.
        TooManyRequests: `too_many_attempts`.
    """
    require_served({"/identifier": account.code_address})
    code_store.count_sent(Purpose.SIGN_IN, account.code_address)
    request_code.ask(Purpose.SIGN_IN, account.code_address, challenge)
    return masked(account.code_address)
