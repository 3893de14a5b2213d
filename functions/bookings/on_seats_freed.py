"""Queue of events after which seats may be free: those who wait for them are offered them in turn."""

from tms.bookings.on_seats_freed import on_seats_freed
from tms.kernel.events.again import on_events_again

handler = on_events_again(on_seats_freed)
