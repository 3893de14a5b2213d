"""Door for notifications: the trip that an event is about."""

from tms.trips.store import find

__all__ = ["find"]
