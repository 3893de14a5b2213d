"""Door for auth: the code of a sign-in of staff, counted and asked for."""

from tms.accounts.account import Account, masked
from tms.accounts.bearer_secrets import digest_if_given
from tms.accounts.codes import code_store, request_code
from tms.accounts.codes.code import Purpose
from tms.accounts.limits import CODE_LIFE_SECONDS
from tms.accounts.sessions.known_askers import known_as
from tms.kernel.clock import epoch
from tms.kernel.messaging.sms_countries import require_served

__all__ = ["CODE_LIFE_SECONDS", "send_code"]


def send_code(account: Account, challenge: str, source_ip: str, device_token: str | None) -> str:
    """Ask for a code to be sent to an account; return where it goes, masked.

    Args:
        challenge: hash of the secret that must come with the code.
        source_ip: the network address that asks.
        device_token: of the device that asks, if it shows one.

    Raises:
        Invalid: `invalid_field`: its only number is of a country that no SMS goes to.
        TooManyRequests: `too_many_attempts`.
    """
    require_served({"/identifier": account.code_address})
    known = known_as(account.account_id, source_ip, digest_if_given(device_token), epoch())
    code_store.count_sent(Purpose.SIGN_IN, account.code_address, known)
    request_code.ask(Purpose.SIGN_IN, account.code_address, challenge)
    return masked(account.code_address)
