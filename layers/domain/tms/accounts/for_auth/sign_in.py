"""Door for auth: what a sign-in needs after the password: the code of staff, and a session that begins.

Renewals use `sessions` instead, which needs no key of the blind index.
"""

from tms.accounts.codes.check_code import use_sign_in_code, wrong_code
from tms.accounts.sessions.device_store import device
from tms.accounts.sessions.known_address_store import known_address
from tms.accounts.sessions.session_store import start_session
from tms.accounts.store import by_id as find_account

__all__ = [
    "device",
    "find_account",
    "known_address",
    "start_session",
    "use_sign_in_code",
    "wrong_code",
]
