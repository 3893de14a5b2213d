"""Stream of the accounts table: a deleted account becomes an event, a name that was taken away is told so."""

from tms.accounts.identifiers.send_notice import tell
from tms.accounts.on_change import events_of
from tms.kernel.events.publish import on_changes

handler = on_changes(events_of, tell)
