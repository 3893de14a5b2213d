"""Queue of events that people get an SMS about."""

from tms.kernel.once import on_events_once
from tms.notifications.texting import text

handler = on_events_once(text)
