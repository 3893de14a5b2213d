"""Queue of trips whose drivers have recorded the arrival: no stop is ahead of their buses any more."""

from tms.kernel.batch import on_events
from tms.kernel.catalogue import TripArrived
from tms.kernel.events import CloudEvent
from tms.tracking import arriving


def arrive(event: CloudEvent) -> None:
    """Take note of one arrival."""
    if not isinstance(event.data, TripArrived):
        raise TypeError(f"{event.type} is no arrival")
    arriving.record_arrival(event.data.trip_id, event.time)


handler = on_events(arrive)
