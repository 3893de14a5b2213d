"""Door for operators' commands: the trips of a sample network."""

from tms.trips.publish_trip import publish_trip
from tms.trips.store import find, is_free

__all__ = ["find", "is_free", "publish_trip"]
