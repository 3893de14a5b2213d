"""Stream of the bookings table: a booking's changes of status become events."""

from tms.bookings.events import events_of
from tms.kernel.publishing import on_changes

handler = on_changes(events_of)
