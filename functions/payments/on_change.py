"""Stream of the payments table: a payment's changes of status become events."""

from tms.kernel.publishing import on_changes
from tms.payments.events import events_of

handler = on_changes(events_of)
