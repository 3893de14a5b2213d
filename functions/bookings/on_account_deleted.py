"""The queue of erasures (account.deleted): clear what is left of the account, erase its bookings' people."""

from tms.auth import clearing
from tms.bookings import erasing
from tms.kernel.again import on_events_again
from tms.kernel.catalogue import AccountDeleted
from tms.kernel.events import CloudEvent


def erase(event: CloudEvent) -> int:
    """Erase; say when to go on if more is left or a payment is running."""
    if not isinstance(event.data, AccountDeleted):
        raise TypeError(f"nothing is erased on {event.type}")
    clearing.clear(event.data.account_id)
    return erasing.erase_of(event.data.account_id)


handler = on_events_again(erase)
