"""Schedule, every five minutes: entries of the waiting list whose time is over are settled."""

from tms.bookings.on_waiting_due import settle_what_is_due
from tms.kernel.events.schedule import on_schedule

handler = on_schedule(settle_what_is_due)
