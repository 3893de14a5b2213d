"""Queue of trips that arrived or were cancelled, after which no stop is ahead, and of steps undone."""

from tms.kernel.events.batch import on_events
from tms.kernel.events.catalogue import TripArrived, TripCancelled, TripUndone
from tms.kernel.events.cloud_events import CloudEvent
from tms.tracking import on_arrival
from tms.trips.trip import TripStatus


def arrive(event: CloudEvent) -> None:
    """Record one end of a way, or take a step back."""
    if isinstance(event.data, TripArrived | TripCancelled):
        on_arrival.record_arrival(event.data.trip_id, event.time)
    elif isinstance(event.data, TripUndone):
        on_arrival.undo_step(event.data.trip_id, TripStatus(event.data.undone), event.time)
    else:
        raise TypeError(f"{event.type} is no arrival")


handler = on_events(arrive)
