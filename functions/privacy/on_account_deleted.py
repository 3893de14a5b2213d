"""Queue of deleted accounts (account.deleted): erases what is left of each, and people from its bookings."""

from tms.kernel.events.again import on_events_again
from tms.privacy.on_account_deleted import on_account_deleted

handler = on_events_again(on_account_deleted)
