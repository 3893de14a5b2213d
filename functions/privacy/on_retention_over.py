"""Schedule: erases people from bookings that were over so many days ago."""

from tms.kernel.events.schedule import on_schedule
from tms.privacy.on_retention_over import erase_what_is_due

handler = on_schedule(erase_what_is_due)
