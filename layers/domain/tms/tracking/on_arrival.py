"""Use case of a trip that is over: its driver's word counts, wherever its bus was last seen."""

from datetime import datetime

from tms.tracking import store


def record_arrival(trip_id: str, at: datetime) -> None:
    """Take note that a trip has arrived. Saying the same again changes nothing."""
    store.record_arrival(trip_id, int(at.timestamp()))
