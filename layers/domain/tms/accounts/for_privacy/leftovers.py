"""Door for privacy: what is stored beside the profile of an account that was deleted."""

from tms.accounts.sessions.session_store import clear

__all__ = ["clear"]
