"""Door for notifications: where an account is reached."""

from tms.accounts import store


def reachable_at(account_id: str) -> tuple[str | None, str | None]:
    """Return the verified e-mail address and phone number of an account; None for what it lacks."""
    account = store.by_id(account_id)
    return (account.email, account.phone) if account else (None, None)
