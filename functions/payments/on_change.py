"""Stream of the payments table: a payment's changes of status become events."""

from tms.kernel.events.publish import on_changes
from tms.payments.on_change import events_of

handler = on_changes(events_of)
