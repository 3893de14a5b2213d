"""The entries of trips in the calendars of their buses and drivers."""

from tms.fleet.calendar import Assignment, Kind, Window
from tms.fleet.for_trips import calendars
from tms.kernel.store import Transaction
from tms.trips.trip import Trip


def assignment_of(trip: Trip, window: Window | None = None) -> Assignment:
    """Return how a trip stands in the calendars of its bus and its driver.

    Args:
        window: when it has them, if not all the time.
    """
    return Assignment(trip.trip_id, window or trip.window, trip.label)


def resize_into(transaction: Transaction, before: Trip, after: Trip) -> None:
    """Add to `transaction`: a trip has its bus and its driver for longer or shorter.

    Raises (at the commit):
        ConditionFailed: see `calendars.is_overtaken`.
    """
    if after.window == before.window:
        return
    for kind, resource_id in _occupied(after):
        calendars.resize_into(transaction, kind, resource_id, assignment_of(after), before.window)


def release_into(transaction: Transaction, trip: Trip) -> None:
    """Add to `transaction`: a trip has no bus and no driver any more."""
    for kind, resource_id in _occupied(trip):
        calendars.release_into(transaction, kind, resource_id, trip.trip_id, trip.window)


def _occupied(trip: Trip) -> tuple[tuple[Kind, str], ...]:
    return (Kind.BUS, trip.bus_id), (Kind.DRIVER, trip.driver_id)
