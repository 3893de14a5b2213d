"""Door for looking at a position: whether there is such a trip."""

from tms.trips.find_trip import find_trip

__all__ = ["find_trip"]
