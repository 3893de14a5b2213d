"""Door for notifications: where an account is reached."""

from tms.accounts import store


def reachable_at(account_id: str) -> tuple[str | None, str | None]:
    """Return the verified e-mail address and phone number of a passenger's account; None for what it lacks.

    An account of staff is not reached: what it books belongs to the customer at the counter.
    """
    account = store.by_id(account_id)
    if account is None or account.company is not None or account.is_staff:
        return None, None
    return account.email, account.phone


def work_address(account_id: str) -> str | None:
    """Return the verified e-mail address of somebody that works for a company; None if there is none."""
    account = store.by_id(account_id)
    return None if account is None or account.company is None else account.email


def work_phone(account_id: str) -> str | None:
    """Return the verified phone number of somebody that works for a company; None if there is none."""
    account = store.by_id(account_id)
    return None if account is None or account.company is None else account.phone
