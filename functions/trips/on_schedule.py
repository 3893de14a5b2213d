"""Schedule, every six hours: each timetable is asked for its trips."""

from tms.kernel.events.schedule import on_schedule
from tms.trips.on_schedule import ask_for_trips

handler = on_schedule(ask_for_trips)
