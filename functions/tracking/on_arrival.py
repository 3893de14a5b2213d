"""Queue of trips whose drivers recorded the arrival: no stop is ahead of their buses any more."""

from tms.kernel.events.batch import on_events
from tms.kernel.events.catalogue import TripArrived
from tms.kernel.events.cloud_events import CloudEvent
from tms.tracking import on_arrival


def arrive(event: CloudEvent) -> None:
    """Record one arrival."""
    if not isinstance(event.data, TripArrived):
        raise TypeError(f"{event.type} is no arrival")
    on_arrival.record_arrival(event.data.trip_id, event.time)


handler = on_events(arrive)
