"""Use case: a trip has arrived because its driver said so, wherever its bus was last seen."""

from datetime import datetime

from tms.tracking import store


def record_arrival(trip_id: str, at: datetime) -> None:
    """Record that a trip arrived at a moment. Doing it again changes nothing."""
    store.record_arrival(trip_id, int(at.timestamp()))
