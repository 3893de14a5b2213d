"""Queue of events that people get an SMS about."""

from tms.kernel.events.once import on_events_once
from tms.notifications.on_sms import text

handler = on_events_once(text)
