"""Door for trips: the buses and drivers of a company, and their calendars."""

from collections.abc import Iterator

from tms.fleet import calendar_store
from tms.fleet.bus_store import buses_of, find_bus, home_of
from tms.fleet.calendar import Window
from tms.fleet.calendar_store import (
    assignments_from,
    assignments_of,
    is_overtaken,
    release_into,
    reserve_into,
    resize_into,
)
from tms.fleet.driver_store import drivers_by_id, drivers_of, find_driver
from tms.fleet.plans import Obstacle, Resource, id_of, kind_of, refusals

__all__ = [
    "assignments_from",
    "assignments_of",
    "buses_of",
    "drivers_by_id",
    "drivers_of",
    "find_bus",
    "find_driver",
    "home_of",
    "is_overtaken",
    "release_into",
    "reserve_into",
    "resize_into",
    "why_not",
]


def why_not(resource: Resource, window: Window, trip_id: str | None = None) -> Iterator[Obstacle]:
    """Yield each reason why a bus or a driver cannot be planned for a window, in one read.

    To judge many at once, read `assignments_of` all of them and ask `tms.fleet.plans.refusals`.

    Args:
        trip_id: the trip to be planned, which does not stand in its own way.
    """
    owner = id_of(resource)
    found = calendar_store.assignments_of(kind_of(resource), [owner], window.begins, window.ends)
    return refusals(resource, found[owner], window, trip_id)
