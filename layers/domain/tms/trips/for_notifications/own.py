"""Door for notifications: a trip of the company whose people ask what was told about it."""

from tms.trips.own_trips import find_planned

__all__ = ["find_planned"]
