"""What stands beside the profile of an account that was deleted, cleared at once and again by the event."""

from tms.accounts.sessions import session_store


def clear(account_id: str) -> None:
    """Delete the sessions and codes of an account. Doing it again changes nothing."""
    session_store.clear(account_id)
