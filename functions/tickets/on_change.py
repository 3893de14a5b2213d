"""Stream of the tickets table: tickets issued and boarded become events."""

from tms.kernel.publishing import on_changes
from tms.tickets.events import events_of

handler = on_changes(events_of)
