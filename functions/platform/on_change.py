"""Stream of the audit table: what staff changed of their companies becomes events."""

from tms.kernel.events.publish import on_changes
from tms.platform.on_change import events_of

handler = on_changes(events_of)
