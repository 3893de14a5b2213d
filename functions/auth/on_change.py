"""Stream of the accounts table: an account that was deleted becomes an event."""

from tms.auth.events import events_of
from tms.kernel.publishing import on_changes

handler = on_changes(events_of)
