"""Stream of the tickets table: tickets issued and boarded become events."""

from tms.kernel.events.publish import on_changes
from tms.tickets.on_change import events_of

handler = on_changes(events_of)
