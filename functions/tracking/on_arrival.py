"""Queue of trips that arrived, after which no stop is ahead of a bus, and of steps that were undone."""

from tms.kernel.events.batch import on_events
from tms.kernel.events.catalogue import TripArrived, TripUndone
from tms.kernel.events.cloud_events import CloudEvent
from tms.tracking import on_arrival
from tms.trips.trip import TripStatus


def arrive(event: CloudEvent) -> None:
    """Record one arrival, or take a step back."""
    if isinstance(event.data, TripArrived):
        on_arrival.record_arrival(event.data.trip_id, event.time)
    elif isinstance(event.data, TripUndone):
        on_arrival.undo_step(event.data.trip_id, TripStatus(event.data.undone), event.time)
    else:
        raise TypeError(f"{event.type} is no arrival")


handler = on_events(arrive)
