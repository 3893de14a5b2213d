"""Stream of the trips table: a trip's changes of status become events."""

from tms.kernel.events.publish import on_changes
from tms.trips.on_change import events_of

handler = on_changes(events_of)
