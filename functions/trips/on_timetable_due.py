"""Queue of timetables: the trips of each are made, thirty days ahead."""

from tms.kernel.events.batch import on_messages
from tms.trips.on_timetable_due import on_timetable_due

handler = on_messages(on_timetable_due)
