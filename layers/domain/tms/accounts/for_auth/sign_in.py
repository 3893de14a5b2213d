"""What a sign-in needs after the password: the code of staff, a new session, and its known network address.

Renewals use `sessions` instead, which needs no key of the blind index.
"""

from tms.accounts.codes.check_code import use_sign_in_code, wrong_code
from tms.accounts.sessions.known_address_store import known_address
from tms.accounts.sessions.session_store import start_session
from tms.accounts.store import by_id as find_account

__all__ = ["find_account", "known_address", "start_session", "use_sign_in_code", "wrong_code"]
