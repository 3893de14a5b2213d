"""Queue of events about which people get an SMS."""

from tms.kernel.events.once import on_events_once
from tms.notifications.on_sms import on_sms

handler = on_events_once(on_sms)
