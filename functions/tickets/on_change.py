"""Stream of the tickets table: changes of tickets become events, and new tickets get their short codes."""

from tms.kernel.events.publish import on_changes
from tms.tickets.after_change import after_change
from tms.tickets.on_change import events_of

handler = on_changes(events_of, also=after_change)
