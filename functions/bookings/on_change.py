"""Stream of the bookings table: a booking's changes of status become events."""

from tms.bookings.on_change import events_of
from tms.kernel.events.publish import on_changes

handler = on_changes(events_of)
