"""The queue of erasures (account.deleted): clear what is left of the account, erase its bookings' people."""

from tms.accounts import for_privacy
from tms.kernel.events.again import on_events_again
from tms.kernel.events.catalogue import AccountDeleted
from tms.kernel.events.cloud_events import CloudEvent
from tms.privacy import on_account_deleted


def erase(event: CloudEvent) -> int:
    """Erase; say when to go on if more is left or a payment is running."""
    if not isinstance(event.data, AccountDeleted):
        raise TypeError(f"nothing is erased on {event.type}")
    for_privacy.clear(event.data.account_id)
    return on_account_deleted.erase_of(event.data.account_id)


handler = on_events_again(erase)
