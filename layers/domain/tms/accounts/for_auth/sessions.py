"""Door for auth: what the renewal of a session needs: the session, renewed or ended, and its account."""

from tms.accounts.sessions.session_store import end_outdated, end_session, find_session, renew_session
from tms.accounts.store import by_id as find_account

__all__ = ["end_outdated", "end_session", "find_account", "find_session", "renew_session"]
