"""Queue of events that people get a mail about."""

from tms.kernel.events.once import on_events_once
from tms.notifications.on_mail import mail

handler = on_events_once(mail)
