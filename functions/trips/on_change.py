"""Stream of the trips table: a trip's changes of status become events."""

from tms.kernel.publishing import on_changes
from tms.trips.events import events_of

handler = on_changes(events_of)
