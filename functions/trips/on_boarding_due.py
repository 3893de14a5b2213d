"""Schedule, each minute: the boarding of trips opens by itself."""

from tms.kernel.events.schedule import on_schedule
from tms.trips.on_boarding_due import open_what_is_due

handler = on_schedule(open_what_is_due)
