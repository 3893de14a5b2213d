"""Door for posting positions: the trip that a caller drives."""

from tms.trips.own_trips import find_driven

__all__ = ["find_driven"]
