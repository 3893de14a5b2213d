"""Use case: a trip has ended, because its driver or its company said so; or it has not after all."""

from datetime import datetime

from tms.tracking import store
from tms.trips.trip import TripStatus


def record_arrival(trip_id: str, at: datetime) -> None:
    """Record that a trip arrived, or was cancelled, at a moment. Doing it again, or late, changes nothing."""
    store.record_arrival(trip_id, int(at.timestamp()))


def undo_step(trip_id: str, undone: TripStatus, at: datetime) -> None:
    """Record that at a moment a step of a trip turned out to be a mistake. Doing it again changes nothing.

    The bus of a trip that has not departed after all is located anew by its next position: what is known of
    it rests on the departure.
    """
    if undone is TripStatus.ARRIVED:
        store.undo_arrival(trip_id, int(at.timestamp()))
    elif undone is TripStatus.DEPARTED:
        store.forget_latest(trip_id)
