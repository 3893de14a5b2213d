"""Queue of events that people get a mail about."""

from tms.kernel.once import on_events_once
from tms.notifications.mailing import mail

handler = on_events_once(mail)
