"""Queue of events about which people get a mail."""

from tms.kernel.events.once import on_events_once
from tms.notifications.on_mail import on_mail

handler = on_events_once(on_mail)
