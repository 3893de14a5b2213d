"""The queue of erasures (account.deleted): clear what is left of the account, erase its bookings' people."""

from tms.kernel.events.again import on_events_again
from tms.privacy.on_account_deleted import on_account_deleted

handler = on_events_again(on_account_deleted)
